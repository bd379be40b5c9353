package cohort

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// Known says by name what of a filter this cohort does not hold: a word that was mistyped would otherwise choose nothing, and look like an empty room.
func (d *DB) Known(ctx context.Context, f Filter) error {
	for _, c := range []struct{ what, is, of string }{
		{"session", f.Session, `SELECT code FROM session UNION SELECT session FROM file UNION SELECT session FROM run`},
		{"case", f.Scenario, `SELECT scenario FROM run`},
		{"learner", f.Learner, `SELECT name FROM learner`},
	} {
		if c.is == "" {
			continue
		}
		there, err := collect(ctx, d, func(r *sql.Rows) (name string, err error) { return name, r.Scan(&name) },
			`SELECT DISTINCT code FROM (SELECT '' AS code WHERE 0 UNION `+c.of+`) WHERE code <> '' ORDER BY code = ?1 DESC, code LIMIT 20`, c.is)
		if err != nil {
			return err
		}
		switch {
		case len(there) == 0:
			return fmt.Errorf("this cohort holds no %s %q, and no other yet", c.what, c.is)
		case there[0] != c.is:
			return fmt.Errorf("this cohort holds no %s %q; there are %s", c.what, c.is, strings.Join(there, ", "))
		}
	}
	return nil
}

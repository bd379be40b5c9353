package review

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"unicode"

	"downtime/saves/cohort"
)

// Write writes one table as text, or all of them for "". By is the column that it is sorted by, with a minus before it the other way round; "" as it is.
func (r *Report) Write(w io.Writer, runs []cohort.Summary, table, by string) error {
	grids := r.Grids(runs)
	if table != "" {
		for i := range grids {
			if grids[i].Name == table {
				return grids[i].Write(w, by)
			}
		}
		return fmt.Errorf("there is no table %q; there are %s", table, strings.Join(TableNames(), ", "))
	}
	fmt.Fprintf(w, "%d learners, %d runs, %d of them scored and ended.\n", r.Learners, r.Runs, r.Scored)
	for i := range grids {
		fmt.Fprintf(w, "\n%s: %s\n\n", strings.ToUpper(grids[i].Name), grids[i].Title)
		if err := grids[i].Write(w, ""); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintln(w, "\n"+strings.Join(r.Notes, "\n"))
	return err
}

// TableNames lists the tables.
func TableNames() []string {
	var out []string
	for _, g := range (&Report{}).Grids(nil) {
		out = append(out, g.Name)
	}
	return out
}

// Write writes the table as text, sorted as by says.
func (g *Grid) Write(w io.Writer, by string) error {
	if len(g.Rows) == 0 {
		_, err := fmt.Fprintln(w, g.Nothing())
		return err
	}
	column, err := g.column(strings.TrimPrefix(by, "-"))
	if err != nil {
		return err
	}
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(out, strings.Join(g.Columns, "\t"))
	for _, r := range g.Sorted(column, strings.HasPrefix(by, "-"), "") {
		var cells []string
		for i, f := range r.Fields {
			if cells = append(cells, f.Text); i < len(r.Fields)-1 { // nothing is lined up behind the last
				cells[i] = shortened(f.Text)
			}
		}
		fmt.Fprintln(out, strings.TrimRight(strings.Join(cells, "\t"), "\t "))
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return g.writeTexts(w)
}

// shortened cuts what a person said at the bedside to what lets the columns beside it be read; the screen and the report hold all of it.
func shortened(text string) string {
	const most = 76
	if all := []rune(text); len(all) > most {
		return string(all[:most-1]) + "…"
	}
	return text
}

// column is the place of a column; −1 for none.
func (g *Grid) column(name string) (int, error) {
	if name == "" {
		return -1, nil
	}
	for i, c := range g.Columns {
		if c == name {
			return i, nil
		}
	}
	return 0, fmt.Errorf("the table %s has no column %q; there are %s", g.Name, name, strings.TrimSpace(strings.Join(g.Columns, ", ")))
}

// writeTexts writes in full what stands shortened in a table.
func (g *Grid) writeTexts(w io.Writer) error {
	for _, r := range g.Rows {
		if r.Text == "" || r.Run == "" {
			continue
		}
		if _, err := fmt.Fprintf(w, "\n%s, run %s:\n  %s\n", r.Fields[0].Text, r.Run[:8], strings.ReplaceAll(r.Text, "\n", "\n  ")); err != nil {
			return err
		}
	}
	return nil
}

// harmless leaves out what would steer a terminal, or turn the direction of the line: of what nobody sees only the ends of lines stay.
func harmless(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case r != '\n' && unicode.In(r, unicode.C):
			return -1
		}
		return r
	}, text)
}

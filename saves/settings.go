package saves

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
)

// Setting reads a setting into value (a pointer) and says whether it was set. A
// setting of another shape than value, which a newer version may have written, is
// an error; the caller goes on with its default.
func (d *DB) Setting(ctx context.Context, key string, value any) (bool, error) {
	var text string
	err := d.sql.QueryRowContext(ctx, `SELECT value FROM setting WHERE key = ?`, key).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, explainable(d.path, err)
	}
	if err := json.Unmarshal([]byte(text), value); err != nil {
		return false, fmt.Errorf("read setting %s: %w", key, err)
	}
	return true, nil
}

// SetSetting stores a setting as JSON.
func (d *DB) SetSetting(ctx context.Context, key string, value any) error {
	text, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("write setting %s: %w", key, err)
	}
	_, err = d.sql.ExecContext(ctx, `INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`, key, string(text))
	return explainable(d.path, err)
}

package desk

import (
	"context"

	"downtime/cmd/downtime/ui"
)

// Run sits an author down in the terminal until they leave, or ctx asks to end.
func Run(ctx context.Context, d Deps) error {
	m := New(d)
	return ui.Run(ctx, m, m.theme, d.Env)
}

package desk

import (
	"context"
	"errors"
	"fmt"
	"os"

	tea "charm.land/bubbletea/v2"
)

// Run sits an author down in the terminal until they leave, or ctx asks to end.
func Run(ctx context.Context, d Deps, more ...tea.ProgramOption) error {
	m := New(d)
	options := append([]tea.ProgramOption{
		tea.WithoutSignalHandler(), tea.WithColorProfile(m.theme.Profile()), tea.WithEnvironment(d.Env), tea.WithContext(ctx), tea.WithOutput(os.Stdout),
	}, more...)
	_, err := tea.NewProgram(m, options...).Run()
	if err != nil && !errors.Is(err, tea.ErrInterrupted) && !errors.Is(err, tea.ErrProgramKilled) {
		return fmt.Errorf("draw on the terminal: %w", err)
	}
	return nil
}

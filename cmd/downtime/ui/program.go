package ui

import (
	"context"
	"errors"
	"fmt"
	"os"

	tea "charm.land/bubbletea/v2"
)

// Run shows a screen that stands by itself in the terminal, until whoever sits there leaves, or ctx asks to end.
func Run(ctx context.Context, screen tea.Model, th Theme, env []string) error {
	_, err := tea.NewProgram(screen,
		tea.WithoutSignalHandler(), tea.WithColorProfile(th.Profile()), tea.WithEnvironment(env), tea.WithContext(ctx), tea.WithOutput(os.Stdout)).Run()
	if err != nil && !errors.Is(err, tea.ErrInterrupted) && !errors.Is(err, tea.ErrProgramKilled) {
		return fmt.Errorf("draw on the terminal: %w", err)
	}
	return nil
}

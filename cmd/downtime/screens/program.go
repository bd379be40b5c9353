package screens

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"downtime/cmd/downtime/screens/nav"

	tea "charm.land/bubbletea/v2"
)

// framesPerSecond is how often the renderer looks for a new frame: the first one waits for its first look.
const framesPerSecond = 120

// Run plays in the terminal until the trainee leaves, or ctx asks to end, and then says in one line on out what is saved.
func Run(ctx context.Context, d Deps, out io.Writer, more ...tea.ProgramOption) error {
	m := New(d)
	options := append([]tea.ProgramOption{
		tea.WithoutSignalHandler(), tea.WithFPS(framesPerSecond), tea.WithColorProfile(m.theme.Profile()), tea.WithEnvironment(d.Env),
		tea.WithFilter(knownSize), tea.WithOutput(os.Stdout),
	}, more...)
	p := tea.NewProgram(m, options...)
	ended := make(chan struct{})
	defer close(ended)
	go func() {
		select {
		case <-ctx.Done():
			p.Send(AskToEnd())
		case <-ended:
		}
	}()
	_, err := p.Run()
	m.Shut()
	fmt.Fprintln(out, m.Farewell())
	if err != nil && !errors.Is(err, tea.ErrInterrupted) {
		return fmt.Errorf("draw on the terminal: %w", err)
	}
	return nil
}

// knownSize gives a terminal that does not know its size the size that everything is made for.
func knownSize(_ tea.Model, msg tea.Msg) tea.Msg {
	if s, ok := msg.(tea.WindowSizeMsg); ok && (s.Width <= 0 || s.Height <= 0) {
		return tea.WindowSizeMsg{Width: nav.LeastWidth, Height: nav.LeastHeight}
	}
	return msg
}

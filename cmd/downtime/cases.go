package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"downtime/content"
	"downtime/game/engine"
	"downtime/saves"
)

// library is the built-in scenarios, or with --content those of that folder.
func (o *options) library() (*content.Library, error) {
	if o.content == "" {
		return content.NewLibrary(content.Built()), nil
	}
	info, err := os.Stat(o.content)
	if err != nil {
		return nil, fmt.Errorf("open content folder: %w", err)
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("open content folder: %s is a file; name the folder that holds the scenario folders", o.content)
	}
	lib := content.NewLibrary(os.DirFS(o.content))
	if len(lib.IDs()) > 0 {
		return lib, nil
	}
	if _, err := os.ReadDir(o.content); err != nil {
		return nil, fmt.Errorf("open content folder: %w", err)
	}
	return nil, fmt.Errorf("open content folder: there is no folder in %s, and a scenario is one; name the folder that they lie in", o.content)
}

// scenario compiles one case ready to play.
func (o *options) scenario(id string) (*engine.Scenario, error) {
	lib, err := o.library()
	if err != nil {
		return nil, err
	}
	return playable(lib, id)
}

// playable compiles one case by its id or its folder.
func playable(lib *content.Library, id string) (*engine.Scenario, error) {
	sc, problems := lib.Compile(id)
	if sc != nil {
		return sc, nil
	}
	lines := make([]string, len(problems))
	for i, p := range problems {
		lines[i] = p.String()
	}
	return nil, fmt.Errorf("scenario %s cannot be played:\n%s", id, strings.Join(lines, "\n"))
}

// explain says in a sentence what went wrong, where, and what to do.
func explain(err error) string {
	var store *saves.Error
	if errors.As(err, &store) {
		return saves.Explain(err)
	}
	return err.Error()
}

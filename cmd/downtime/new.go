package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"downtime/content"
)

func newNew() *cobra.Command {
	return &cobra.Command{
		Use: "new ID", Short: "Write a small scenario to begin from into this folder",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return errors.New("name the new scenario in one word, as in: downtime new silent-pump")
			}
			return nil
		},
		Long: "Writes the folder ID with a complete small scenario: one bed, four truths, an expert, walks, and remarks on every part. It checks clean,\n" +
			"proves fair and can be played. Nothing that exists is overwritten.",
		RunE: func(cmd *cobra.Command, args []string) error {
			id := args[0]
			files, err := content.New(id)
			if err != nil {
				return err
			}
			if err := writeNew(id, files); err != nil {
				return err
			}
			fmt.Fprintf(cmd.OutOrStdout(), "%s is written. Next:\n"+
				"  downtime write %s\n      checks it each time you save, and plays it from any second\n"+
				"  downtime prove ./%s\n      says whether it is fair\n"+
				"  downtime --content .\n      plays it\n", id, id, id)
			return nil
		},
	}
}

// writeNew writes the files of a scenario into a folder that is made for them, all or none.
func writeNew(dir string, files []content.File) error {
	switch err := os.Mkdir(dir, 0o755); { //nolint:gosec // a folder to work in
	case errors.Is(err, fs.ErrExist):
		return fmt.Errorf("there is already something called %s here; choose another id", dir)
	case errors.Is(err, fs.ErrPermission):
		return errors.New("you may not write into this folder; go to one of your own")
	case err != nil:
		return fmt.Errorf("write scenario: %w", err)
	}
	err := fill(dir, files)
	if err != nil {
		err = errors.Join(err, os.RemoveAll(dir))
	}
	return err
}

func fill(dir string, files []content.File) error {
	for _, f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil { //nolint:gosec // as above
			return fmt.Errorf("write scenario: %w", err)
		}
		if err := os.WriteFile(name, []byte(f.Text), 0o644); err != nil { //nolint:gosec // as above
			return fmt.Errorf("write scenario: %w", err)
		}
	}
	return nil
}

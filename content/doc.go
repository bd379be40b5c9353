// Package content feeds the game: the scenarios that are built into the program, and the loader that reads one from a folder.
//
// A scenario is a folder with exactly one YAML file, scenario.yaml, and its words in Markdown beside it. Load reads them into a
// scenario.Doc, keeps the position of every value, and lets package scenario judge and compile it; every problem comes back as
// file:line:column with a fix.
//
// It may import game and a YAML parser. It remembers nothing and shows nothing: no saves, no screens.
package content

import (
	"embed"
	"io/fs"
)

//go:embed scenarios/*/scenario.yaml scenarios/*/*.md scenarios/*/walks
var built embed.FS

// Built is the folder of the scenarios that are built into the program.
func Built() fs.FS {
	sub, err := fs.Sub(built, "scenarios")
	if err != nil {
		panic(err) // the name is fixed above
	}
	return sub
}

package content

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

//go:embed template
var template embed.FS

// templateID is the id of the scenario from which new ones are made.
const templateID = "new-case"

// File is one file of a scenario, by its path inside the folder.
type File struct {
	Path string
	Text string
}

// New gives the files of a small complete scenario of an id, from which an author goes on. It checks clean, is fair, and can be played.
func New(id string) ([]File, error) {
	if !scenarioID(id) {
		return nil, fmt.Errorf("%q is no id of a scenario: lower case, words joined by hyphens, at most 40 characters, as silent-pump", id)
	}
	if reserved.MatchString(id) {
		return nil, fmt.Errorf("%q cannot be the name of a folder on every machine; choose another id, as silent-pump", id)
	}
	if slices.Contains(NewLibrary(Built()).IDs(), id) {
		return nil, fmt.Errorf("a case in this program is called %q; choose another id", id)
	}
	var files []File
	err := fs.WalkDir(template, "template", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := template.ReadFile(name)
		if err != nil {
			return err
		}
		inside := strings.TrimPrefix(name, "template/")
		files = append(files, File{path.Clean(inside), strings.ReplaceAll(string(text), "id: "+templateID+"\n", "id: "+id+"\n")})
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("read the template: %w", err)
	}
	return files, nil
}

// reserved are the names that Windows keeps for devices.
var reserved = regexp.MustCompile(`^(?:con|prn|aux|nul|(?:com|lpt)[0-9])$`)

// scenarioID reports whether an id is kebab-case and a name for a folder everywhere.
func scenarioID(id string) bool {
	return len(id) <= 40 && id != "" && strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789-") == "" && id[0] >= 'a' && id[0] <= 'z' &&
		!strings.HasSuffix(id, "-") && !strings.Contains(id, "--")
}

package content

import (
	"bytes"
	_ "embed"
	"fmt"
	"slices"
	"sync"

	yaml "github.com/goccy/go-yaml"

	"downtime/game/sign"
)

//go:embed signs.yaml
var signsFile []byte

// Signs is the field guide: the general signs of device failure, in its order.
func Signs() ([]sign.Sign, error) {
	all, err := signs()
	return slices.Clone(all), err
}

var signs = sync.OnceValues(func() ([]sign.Sign, error) { return signsFrom(signsFile) })

func signsFrom(text []byte) ([]sign.Sign, error) {
	var all []sign.Sign
	if err := yaml.NewDecoder(bytes.NewReader(text), yaml.Strict()).Decode(&all); err != nil {
		return nil, bookError("signs.yaml", err)
	}
	seen := map[string]bool{}
	for i := range all {
		if err := all[i].Valid(); err != nil {
			return nil, fmt.Errorf("signs.yaml: %w", err)
		}
		if seen[all[i].ID] {
			return nil, fmt.Errorf("signs.yaml: sign %q stands twice", all[i].ID)
		}
		seen[all[i].ID] = true
	}
	return all, nil
}

// signIDs are what the clues of a case may name.
func signIDs() (ids []string) {
	all, _ := signs() // a broken file is told by whoever shows the guide
	for i := range all {
		ids = append(ids, all[i].ID)
	}
	return ids
}

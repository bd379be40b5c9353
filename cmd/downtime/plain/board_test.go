package plain_test

import (
	"os"
	"testing"

	"downtime/content"
)

func TestTheBoardOfAWardIsSaidBedByBed(t *testing.T) {
	ward := content.NewLibrary(os.DirFS("../../../game/walk/testdata"))
	o := options(t, "round", "quiet")
	o.Library = func() (*content.Library, error) { return ward, nil }
	said := typed(t, o, "board", "list bed 3")
	for _, want := range []string{"Bed 3: Ms Ada Orme", "With: nobody", "Bed 5:"} {
		wantSaid(t, said, want)
	}
	wantSaid(t, typed(t, options(t, "tutorial", ""), "board"), "There is one bed here, and no board")
}

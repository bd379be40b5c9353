package plain_test

import (
	"crypto/ed25519"
	"strings"
	"testing"

	"downtime/cmd/downtime/room"
	"downtime/game/engine"
	"downtime/saves"
	"downtime/saves/lab"
)

func TestASessionThatIsToBePlayedLiveSaysThatHereTimeMovesAsOneTypes(t *testing.T) {
	for pace, says := range map[string]bool{"live": true, "paced": false, "": false} {
		o := options(t, "", "")
		set := &lab.Session{
			Title: "Test", Mode: lab.Drill, Items: []lab.Item{{Scenario: icu}}, Order: lab.Fixed, Seeds: lab.Each, Feedback: lab.Now, Attempts: 1, Fast: lab.Twin,
			Pace: pace, Made: o.Now(), Salt: "KTPLMRXB",
		}
		_, err := set.Encode(ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize)))
		must(t, err)
		o.Room = room.New(set, "L01", "", o.Folder, o.Now(), func(string) (*engine.Scenario, error) {
			lib, err := built()
			must(t, err)
			sc, _ := lib.Get(icu)
			return sc, nil
		})
		db, err := saves.Open(t.Context(), o.Profile)
		must(t, err)
		must(t, o.Room.Keep(t.Context(), db))
		must(t, db.Close())
		if said := typed(t, o, "quit"); strings.Contains(said, "time moves only as you type") != says {
			t.Errorf("pace %q:\n%s", pace, said)
		}
	}
}

package proof_test

import (
	"crypto/ed25519"
	"path/filepath"
	"strings"
	"testing"

	"downtime/cmd/downtime/proof"
	"downtime/saves/cohort"
	"downtime/saves/lab"
)

func TestASessionFileNeverReplacesTheSessionThatIsKnownUnderItsCode(t *testing.T) {
	session := func(seed byte, attempts int) *lab.Session {
		s := &lab.Session{
			Title: "Induction", Mode: lab.Drill, Items: []lab.Item{{Scenario: firstCase}}, Order: lab.Fixed, Seeds: lab.Each, Feedback: lab.Now, Attempts: attempts, Fast: lab.Nothing,
			Made: dated, Salt: "KTPLMRXB",
		}
		key := make([]byte, ed25519.SeedSize)
		key[0] = seed
		_, err := s.Encode(ed25519.NewKeyFromSeed(key))
		must(t, err)
		return s
	}
	db, err := cohort.Open(t.Context(), filepath.Join(t.TempDir(), "x.cohort"))
	must(t, err)
	defer db.Close()
	set, forged := session(0, 1), session(1, 9)
	forged.Code = set.Code // found by trying salts: a code has six letters
	for range 2 {
		refused, err := proof.Keep(t.Context(), db, []proof.Session{{Session: set, File: "set.lab"}})
		if err != nil || len(refused) != 0 {
			t.Fatalf("%+v, %v", refused, err)
		}
	}
	refused, err := proof.Keep(t.Context(), db, []proof.Session{{Session: forged, File: "forged.lab"}})
	if err != nil || len(refused) != 1 || refused[0].File != "forged.lab" || refused[0].Status != proof.Refused || !strings.Contains(refused[0].Reason, "another session than the "+set.Code) {
		t.Errorf("%+v, %v", refused, err)
	}
	known, err := db.Sessions(t.Context())
	must(t, err)
	if len(known) != 1 || known[0].Attempts != 1 {
		t.Errorf("the known session was replaced: %+v", known)
	}
}

func TestAHandInUnderAnUnknownCodeIsTakenInAndSaidNotToBeHeldToItsSession(t *testing.T) {
	dir := t.TempDir()
	f := handedIn(t, "A7", played(t, library(), 3, 1))
	f.Header.Session = "KTPLMR"
	const want = "session KTPLMR is not known here: seeds and truths were not held to it"
	got := taken(t, filepath.Join(dir, "x.cohort"), written(t, dir, "a.handin", f))
	if got[0].Status != proof.Accepted || got[0].Unheld != want || len(got[0].Notes) != 1 || got[0].Notes[0] != want {
		t.Errorf("%+v", got[0])
	}
}

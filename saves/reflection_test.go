package saves_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"downtime/saves"
)

func TestWhatIsWrittenInADebriefIsReadAgainAndTheLastWordCounts(t *testing.T) {
	db := fresh(t)
	must(t, db.Begin(t.Context(), header("r1")))
	must(t, db.Begin(t.Context(), header("r2")))
	at := time.Date(2026, 11, 22, 3, 14, 0, 0, time.UTC)
	plan := saves.Reflection{Run: "r1", Part: "plan", Body: "If the number does not fit, then I count first.", At: at}
	for _, r := range []saves.Reflection{
		{Run: "r1", Part: "plan", Body: "Look.", At: at},
		plan,
		{Run: "r1", Part: "thought", Body: "A plug", At: at.Add(time.Second)},
		{Run: "r1", Part: "thought", At: at.Add(time.Minute)},
		{Run: "r2", Part: "plan", Body: "Call early.", At: at.Add(time.Hour)},
	} {
		must(t, db.Reflect(t.Context(), r))
	}
	if diff := cmp.Diff([]saves.Reflection{plan}, get[[]saves.Reflection](t)(db.Reflections(t.Context(), "r1"))); diff != "" {
		t.Errorf("of r1 (-want +read):\n%s", diff)
	}
	if all := get[[]saves.Reflection](t)(db.Reflections(t.Context(), "")); len(all) != 2 || all[1].Run != "r2" {
		t.Errorf("of every run: %+v", all)
	}
	wantKind(t, db.Reflect(t.Context(), saves.Reflection{Run: "nobody's", Part: "plan", Body: "x", At: at}), saves.ErrNotFound)
	for _, bad := range []saves.Reflection{{Run: "r1", Body: "x"}, {Run: "r1", Part: "plan", Body: strings.Repeat("x", 9000)}, {Run: "r1", Part: "plan", Body: "\xff"}} {
		if db.Reflect(t.Context(), bad) == nil {
			t.Errorf("%.20q is taken", bad.Body)
		}
	}
}

func TestTheLogOfAnswersIsKeptInItsOrder(t *testing.T) {
	db := fresh(t)
	at := time.Date(2026, 11, 22, 3, 14, 0, 0, time.UTC)
	want := []saves.Review{{Item: "a", At: at, Grade: 3}, {Item: "b", At: at, Grade: 1}, {Item: "a", At: at.Add(time.Hour), Grade: 4}}
	for _, r := range want {
		must(t, db.AddReview(t.Context(), r))
	}
	if diff := cmp.Diff(want, get[[]saves.Review](t)(db.Reviews(t.Context()))); diff != "" {
		t.Errorf("(-want +read):\n%s", diff)
	}
	for _, bad := range []saves.Review{{At: at, Grade: 3}, {Item: "a", At: at}, {Item: "a", At: at, Grade: 5}} {
		if db.AddReview(t.Context(), bad) == nil {
			t.Errorf("%+v is taken", bad)
		}
	}
}

func TestWhatIsWrittenInADebriefDoesNotTurnBackTheClockOfItsRun(t *testing.T) {
	db := fresh(t)
	must(t, db.Begin(t.Context(), header("a")))
	must(t, db.Append(t.Context(), "a", inputs(1, 3), nil))
	must(t, db.Advance(t.Context(), "a", 4000))
	saved := get[saves.Saved](t)(db.Commit(t.Context(), saves.Batch{Reflection: &saves.Reflection{Run: "a", Part: "thought", Body: "A plug."}}))
	if saved.Tick != 4000 || saved.Seq != 3 || saved.Run != "a" {
		t.Errorf("after a reflection the run is called saved as far as %+v", saved)
	}
}

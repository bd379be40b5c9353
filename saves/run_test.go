package saves_test

import (
	"encoding/json"
	"math"
	"reflect"
	"testing"
	"time"

	"downtime/saves"
)

var ended = time.Date(2026, 11, 21, 3, 40, 0, 0, time.UTC)

func end() saves.End {
	return saves.End{
		At: ended, Card: json.RawMessage(`{"total":71.5}`), Score: 71.5,
		Events: []json.RawMessage{json.RawMessage(`{"tick":50,"kind":"alarm"}`), json.RawMessage(`{"a":"<b>"}`)},
	}
}

func TestARunIsReadBackAsItWasPlayed(t *testing.T) {
	db := fresh(t)
	h := header("r")
	must(t, db.Begin(t.Context(), h))
	marks := []saves.Mark{{Seq: 0, Tick: 0, Hash: math.MaxUint64}, {Seq: 2, Tick: 100, Hash: 1}, {Seq: 2, Tick: 150, Hash: 2}}
	must(t, db.Append(t.Context(), "r", inputs(1, 2), marks))
	must(t, db.Advance(t.Context(), "r", 4000))
	want := saves.Run{Summary: saves.Summary{Header: h, Status: saves.Playing, LastTick: 4000}, Inputs: inputs(1, 2), Marks: marks}
	if got := get[saves.Run](t)(db.Load(t.Context(), "r")); !reflect.DeepEqual(got, want) {
		t.Errorf("open run\n got %+v\nwant %+v", got, want)
	}
	must(t, db.Finish(t.Context(), "r", end()))
	want.Status, want.EndedAt, want.Score, want.Card, want.Events = saves.Ended, ended, 71.5, end().Card, end().Events
	if got := get[saves.Run](t)(db.Load(t.Context(), "r")); !reflect.DeepEqual(got, want) {
		t.Errorf("ended run\n got %+v\nwant %+v", got, want)
	}
	_, err := db.Load(t.Context(), "nobody's")
	wantKind(t, err, saves.ErrNotFound)
}

func TestAnInputThatWouldLeaveAGapIsRefusedWithItsWholeBatch(t *testing.T) {
	db := fresh(t)
	must(t, db.Begin(t.Context(), header("r")))
	must(t, db.Append(t.Context(), "r", inputs(1, 2), []saves.Mark{{Seq: 2, Tick: 200, Hash: 7}}))
	other := inputs(2, 3)
	other[0].Body = json.RawMessage(`{"do":"otherwise"}`)
	backwards := inputs(3, 4)
	backwards[1].Tick = 10
	notJSON := inputs(3, 3)
	notJSON[0].Body = json.RawMessage(`{"do":`)
	for name, c := range map[string]struct {
		run    string
		inputs []saves.Input
		marks  []saves.Mark
		kind   error
	}{
		"a number skipped":          {"r", append(inputs(3, 3), inputs(5, 5)...), nil, saves.ErrGap},
		"number nought":             {"r", inputs(0, 0), nil, saves.ErrGap},
		"back in time":              {"r", backwards, nil, saves.ErrGap},
		"another body than stored":  {"r", other, nil, saves.ErrGap},
		"a mark without its inputs": {"r", inputs(3, 3), []saves.Mark{{Seq: 9, Tick: 900}}, saves.ErrGap},
		"another hash than stored":  {"r", nil, []saves.Mark{{Seq: 2, Tick: 200, Hash: 8}}, saves.ErrGap},
		"no JSON":                   {"r", notJSON, nil, saves.ErrRefused},
		"no such run":               {"q", inputs(1, 1), nil, saves.ErrNotFound},
	} {
		err := db.Append(t.Context(), c.run, c.inputs, c.marks)
		wantKind(t, err, c.kind)
		wantSentence(t, err)
		if got := get[saves.Run](t)(db.Load(t.Context(), "r")); len(got.Inputs) != 2 || got.LastTick != 100 {
			t.Fatalf("%s: %d inputs and tick %d are stored after the refusal", name, len(got.Inputs), got.LastTick)
		}
	}
}

func TestEverythingMaySafelyBeSentTwice(t *testing.T) {
	db := fresh(t)
	whole := saves.Batch{Run: "r", Inputs: inputs(1, 5), Marks: []saves.Mark{{Seq: 5, Tick: 250, Hash: 7}}, Tick: 300}
	h, e := header("r"), end()
	whole.Begin, whole.End = &h, &e
	for range 2 {
		saved := get[saves.Saved](t)(db.Commit(t.Context(), whole))
		if saved != (saves.Saved{Run: "r", Seq: 5, Tick: 300}) {
			t.Errorf("saved %+v", saved)
		}
	}
	if got := get[saves.Run](t)(db.Load(t.Context(), "r")); len(got.Inputs) != 5 || len(got.Marks) != 1 || got.Status != saves.Ended {
		t.Errorf("stored %+v", got)
	}
	changed := header("r")
	changed.Seed++
	wantKind(t, db.Begin(t.Context(), changed), saves.ErrExists)
}

func TestAClosedRunTakesNothingMore(t *testing.T) {
	db := fresh(t)
	for id, closeRun := range map[string]func() error{
		"ended":     func() error { return db.Finish(t.Context(), "ended", end()) },
		"abandoned": func() error { return db.Abandon(t.Context(), "abandoned", ended) },
	} {
		must(t, db.Begin(t.Context(), header(id)))
		must(t, closeRun())
		must(t, closeRun())
		wantKind(t, db.Append(t.Context(), id, inputs(1, 1), nil), saves.ErrClosed)
		wantKind(t, db.Advance(t.Context(), id, 9), saves.ErrClosed)
		otherEnd := end()
		otherEnd.Card = json.RawMessage(`{"total":100}`)
		wantKind(t, db.Finish(t.Context(), id, otherEnd), saves.ErrClosed)
	}
	wantKind(t, db.Abandon(t.Context(), "ended", ended), saves.ErrClosed)
}

func TestAScoreThatIsNoNumberIsRefused(t *testing.T) {
	db := fresh(t)
	must(t, db.Begin(t.Context(), header("r")))
	for _, score := range []float64{math.NaN(), math.Inf(1)} {
		e := end()
		e.Score = score
		wantKind(t, db.Finish(t.Context(), "r", e), saves.ErrRefused)
	}
	if got := get[saves.Run](t)(db.Load(t.Context(), "r")); got.Status != saves.Playing {
		t.Errorf("the run is %s", got.Status)
	}
}

func TestRunsAreListedNewestFirstAndOpenOnesOfferedAgain(t *testing.T) {
	db := fresh(t)
	for i, id := range []string{"monday", "wednesday", "tuesday", "friday"} {
		h := header(id)
		h.Started = h.Started.AddDate(0, 0, []int{0, 2, 1, 4}[i])
		h.Practice = id == "tuesday"
		must(t, db.Begin(t.Context(), h))
	}
	must(t, db.Finish(t.Context(), "wednesday", end()))
	must(t, db.Abandon(t.Context(), "friday", ended))
	ids := func(list []saves.Summary, err error) (ids []string) {
		must(t, err)
		for _, s := range list {
			ids = append(ids, s.ID)
		}
		return ids
	}
	if got := ids(db.List(t.Context())); !reflect.DeepEqual(got, []string{"friday", "wednesday", "tuesday", "monday"}) {
		t.Errorf("listed %v", got)
	}
	if got := ids(db.Unfinished(t.Context())); !reflect.DeepEqual(got, []string{"tuesday", "monday"}) {
		t.Errorf("unfinished %v", got)
	}
	if list := get[[]saves.Summary](t)(db.List(t.Context())); list[1].Score != 71.5 || !list[2].Practice || list[0].Status != saves.Abandoned {
		t.Errorf("listed %+v", list)
	}
}

func TestSettingsAreKept(t *testing.T) {
	db := fresh(t)
	type look struct {
		Glyphs string
		Bell   bool
	}
	var got look
	if found := get[bool](t)(db.Setting(t.Context(), "look", &got)); found {
		t.Error("an unset setting was found")
	}
	must(t, db.SetSetting(t.Context(), "look", look{"ascii", false}))
	must(t, db.SetSetting(t.Context(), "look", look{"braille", true}))
	if found := get[bool](t)(db.Setting(t.Context(), "look", &got)); !found || got != (look{"braille", true}) {
		t.Errorf("found %v %+v", found, got)
	}
	must(t, db.SetSetting(t.Context(), "pace", "live"))
	if _, err := db.Setting(t.Context(), "pace", &got); err == nil {
		t.Error("a setting of another shape was read")
	}
}

package saves_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"downtime/saves"
)

// ofEachStatus fills a profile with an ended, an open and an abandoned run.
func ofEachStatus(t testing.TB, db *saves.DB) (ids []string) {
	t.Helper()
	for i := range 3 {
		h := header(strings.Repeat("abc"[i:i+1], 32))
		h.Started = h.Started.AddDate(0, 0, i)
		must(t, db.Begin(t.Context(), h))
		must(t, db.Append(t.Context(), h.ID, inputs(1, 20), []saves.Mark{{Seq: 1, Tick: 50, Hash: 1<<64 - 1}, {Seq: 20, Tick: 1000, Hash: 2}}))
		must(t, db.Advance(t.Context(), h.ID, 1234))
		ids = append(ids, h.ID)
	}
	must(t, db.Finish(t.Context(), ids[0], end()))
	must(t, db.Abandon(t.Context(), ids[1], ended))
	return ids
}

// exported is the file that a stored run leaves in.
func exported(t testing.TB, db *saves.DB, id string) []byte {
	t.Helper()
	var b bytes.Buffer
	must(t, saves.WriteRun(&b, get[saves.Run](t)(db.Load(t.Context(), id))))
	return b.Bytes()
}

func TestAnExportedRunArrivesAsItLeft(t *testing.T) {
	db := fresh(t)
	for _, id := range ofEachStatus(t, db) {
		was := get[saves.Run](t)(db.Load(t.Context(), id))
		is := get[saves.Run](t)(saves.ReadRun(bytes.NewReader(exported(t, db, id))))
		if !reflect.DeepEqual(was, is) {
			t.Errorf("\nleft    %+v\narrived %+v", was, is)
		}
	}
}

// tampered is an exported run with one thing changed.
func tampered(t *testing.T, file string, change func(map[string]any)) string {
	t.Helper()
	var doc map[string]any
	must(t, json.Unmarshal([]byte(file), &doc))
	change(doc)
	return string(get[[]byte](t)(json.Marshal(doc)))
}

func TestAHostileRunIsRefusedWithTheReason(t *testing.T) {
	db := fresh(t)
	good := string(exported(t, db, ofEachStatus(t, db)[0]))
	inHeader := func(key string, v any) string {
		return tampered(t, good, func(d map[string]any) { d["header"].(map[string]any)[key] = v })
	}
	inInput := func(n int, key string, v any) string {
		return tampered(t, good, func(d map[string]any) { d["inputs"].([]any)[n].(map[string]any)[key] = v })
	}
	set := func(key string, v any) string { return tampered(t, good, func(d map[string]any) { d[key] = v }) }
	for name, file := range map[string]struct{ text, why string }{
		"empty":                 {"", "not an exported"},
		"no JSON":               {"PK\x03\x04", "not an exported"},
		"other JSON":            {`{"format":"something"}`, "not an exported"},
		"a list":                {`[1,2]`, "not an exported"},
		"cut short":             {good[:len(good)/2], "not an exported"},
		"two documents":         {good + good, "not an exported"},
		"too large":             {good + strings.Repeat(" ", 17<<20), "larger than 16 MB"},
		"too deep":              {strings.Repeat("[", 100_000), "deeper than 32"},
		"deep body":             {inInput(0, "body", json.RawMessage(strings.Repeat("[", 40)+strings.Repeat("]", 40))), "deeper"},
		"unknown field":         {set("admin", true), "admin"},
		"wrong type":            {set("inputs", "all of them"), "cannot be read"},
		"seed as number":        {inHeader("seed", 5), "cannot be read"},
		"negative seed":         {inHeader("seed", "-1"), "cannot be read"},
		"identity with a path":  {inHeader("id", "../../etc/passwd"), "identity"},
		"identity in capitals":  {inHeader("id", strings.Repeat("A", 32)), "identity"},
		"escape in a name":      {inHeader("scenario", "bed\x1b[2J"), "not printable"},
		"endless name":          {inHeader("variant", strings.Repeat("x", 5000)), "too long"},
		"no scenario":           {inHeader("scenario", ""), "no scenario"},
		"start in year 0":       {inHeader("started", "0000-01-01T00:00:00Z"), "date"},
		"a gap":                 {inInput(4, "seq", 40), "input 5 is missing"},
		"a tick beyond the end": {inInput(19, "tick", 1<<30), "out of time"},
		"a negative tick":       {inInput(0, "tick", -5), "out of time"},
		"a fractional tick":     {inInput(0, "tick", 0.5), "cannot be read"},
		"a body too large":      {inInput(0, "body", strings.Repeat("x", 70_000)), "larger than 64 kB"},
		"no status":             {set("status", ""), "status"},
		"open with a card":      {set("status", "open"), "open and has an end"},
		"abandoned with card":   {set("status", "abandoned"), "abandoned and has a card"},
		"ended without card":    {tampered(t, good, func(d map[string]any) { delete(d, "card") }), "card is missing"},
		"ended without date":    {tampered(t, good, func(d map[string]any) { delete(d, "ended_at") }), "date"},
		"last tick out of all":  {set("last_tick", 1<<50), "out of range"},
		"marks in disorder":     {set("marks", []saves.Mark{{Seq: 5, Tick: 250}, {Seq: 5, Tick: 250}}), "mark 2"},
		"score as text":         {set("score", "100"), "cannot be read"},
		"an event too large":    {set("events", []string{strings.Repeat("x", 70_000)}), "event 1"},
	} {
		_, err := saves.ReadRun(strings.NewReader(file.text))
		if !errors.Is(err, saves.ErrRefused) || !strings.Contains(err.Error(), file.why) {
			t.Errorf("%s: got %v, want a refusal that says %q", name, err, file.why)
			continue
		}
		wantSentence(t, err, "refused", "nothing was changed")
	}
	_, err := saves.ReadRun(strings.NewReader(set("version", 2)))
	wantKind(t, err, saves.ErrTooNew)
	wantSentence(t, err, "newer Downtime")
}

func FuzzReadingARunNeverPanicsAndKeepsItsWord(f *testing.F) {
	db := fresh(f)
	for _, id := range ofEachStatus(f, db) {
		f.Add(exported(f, db, id))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		run, err := saves.ReadRun(bytes.NewReader(text))
		if err != nil {
			if saves.Explain(err) == "" {
				t.Error("an error without a sentence")
			}
			return
		}
		for i, in := range run.Inputs {
			if in.Seq != i+1 || !json.Valid(in.Body) {
				t.Errorf("accepted input %+v", in)
			}
		}
		if err := saves.WriteRun(io.Discard, run); err != nil {
			t.Errorf("accepted a run that cannot be written: %v", err)
		}
	})
}

func TestAnExportedProfileOpensElsewhereAndOverwritesNothing(t *testing.T) {
	db := fresh(t)
	ids := ofEachStatus(t, db)
	dst := filepath.Join(t.TempDir(), "for the portfolio.db")
	must(t, db.ExportProfile(t.Context(), dst))
	if files := get[[]os.DirEntry](t)(os.ReadDir(filepath.Dir(dst))); len(files) != 1 {
		t.Errorf("the export left %v", files)
	}
	wantKind(t, db.ExportProfile(t.Context(), dst), saves.ErrExists)
	err := db.ExportProfile(t.Context(), filepath.Join(t.TempDir(), "nowhere", "x.db"))
	wantKind(t, err, saves.ErrNotFound)
	wantSentence(t, err, "nowhere")

	copied, err := saves.Open(t.Context(), dst)
	must(t, err)
	defer copied.Close()
	if copied.Profile() != db.Profile() {
		t.Errorf("the copy belongs to %+v", copied.Profile())
	}
	for _, id := range ids {
		if !reflect.DeepEqual(get[saves.Run](t)(copied.Load(t.Context(), id)), get[saves.Run](t)(db.Load(t.Context(), id))) {
			t.Errorf("run %s differs in the copy", id)
		}
	}
}

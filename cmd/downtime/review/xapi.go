package review

import (
	"bufio"
	"context"
	"crypto/sha1" //nolint:gosec // version 5 of a UUID is made with it (RFC 9562, section 5.5)
	"encoding/json"
	"fmt"
	"io"

	"downtime/cmd/downtime/proof"
	"downtime/game/engine"
	"downtime/saves/cohort"
)

// home is where names of this program stand in statements; nobody lives there (RFC 2606).
const home = "https://downtime.invalid/"

// uuid is a name's UUID, version 5: the same name gives the same one, here and in every later export.
func uuid(name string) string {
	space := [16]byte{0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8} // of URLs
	h := sha1.New()                                                                                                   //nolint:gosec // as above
	h.Write(space[:])
	h.Write([]byte(home + name))
	b := h.Sum(nil)[:16]
	b[6], b[8] = b[6]&0x0f|0x50, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

type words map[string]string

func english(text string) words { return words{"en-GB": text} }

// verbs are those of ADL's list where one fits, and our own otherwise.
var verbs = map[string][2]string{
	"initialized": {"http://adlnet.gov/expapi/verbs/initialized", "began"},
	"completed":   {"http://adlnet.gov/expapi/verbs/completed", "completed"},
	"suspended":   {"http://adlnet.gov/expapi/verbs/suspended", "left"},
	"answered":    {"http://adlnet.gov/expapi/verbs/answered", "answered"},
	"acted":       {"http://adlnet.gov/expapi/verbs/interacted", "acted"},
}

func verb(name string) map[string]any {
	v, ok := verbs[name]
	if !ok {
		v = [2]string{home + "verbs/" + name, name}
	}
	return map[string]any{"id": v[0], "display": english(v[1])}
}

// statement is one of a run; id names what it states.
func statement(r *cohort.Summary, id string, tick int64, does string, object map[string]any) map[string]any {
	return map[string]any{
		"id":        uuid("statement/" + r.ID + "/" + id),
		"actor":     map[string]any{"objectType": "Agent", "account": map[string]any{"homePage": home + "learners", "name": r.Learner}},
		"verb":      verb(does),
		"object":    object,
		"timestamp": r.Started.Add(since(tick)).Format("2006-01-02T15:04:05.000Z"),
		"version":   "2.0.0",
		"context": map[string]any{
			"registration": uuid("run/" + r.ID), "platform": "Downtime", "language": "en-GB",
			"contextActivities": map[string]any{"parent": []any{caseActivity(r.Scenario)}},
			"extensions":        map[string]any{home + "extensions/session": r.Session, home + "extensions/engine": r.Engine, home + "extensions/content": r.Content, home + "extensions/proof": "replayed: who, when and how often is not proved"},
		},
	}
}

func caseActivity(id string) map[string]any {
	return map[string]any{"objectType": "Activity", "id": home + "cases/" + id, "definition": map[string]any{"type": "http://adlnet.gov/expapi/activities/simulation", "name": english(id)}}
}

// WriteXAPI writes statements in the shape of xAPI 2.0, one a line, to be loaded into a record store later. Ids are made out of the run and the input,
// so that loading twice changes nothing. It is no cmi5: that presumes a launch by a learning management system, which an offline program has not.
func WriteXAPI(ctx context.Context, db *cohort.DB, f cohort.Filter, w io.Writer) error {
	d, err := gather(ctx, db, f)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(w, 1<<16)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for i := range d.runs {
		r := &d.runs[i]
		begin := statement(r, "begin", 0, "initialized", caseActivity(r.Scenario))
		delete(begin["context"].(map[string]any), "contextActivities")
		if err := enc.Encode(begin); err != nil {
			return fmt.Errorf("write statements: %w", err)
		}
	}
	err = decisions(ctx, db, d, func(r *cohort.Summary, x *proof.Decision) error {
		object := map[string]any{"objectType": "Activity", "id": home + "cases/" + r.Scenario + "/" + x.Object, "definition": map[string]any{"type": home + "activities/decision", "name": english(x.Words)}}
		s := statement(r, fmt.Sprint(x.N), x.Tick, x.Verb, object)
		result := map[string]any{"response": x.Words}
		if x.Value != nil {
			result["extensions"] = map[string]any{home + "extensions/value": *x.Value}
		}
		s["result"] = result
		return enc.Encode(s)
	})
	if err != nil {
		return fmt.Errorf("write statements: %w", err)
	}
	for i := range d.runs {
		r := &d.runs[i]
		does, result := "suspended", map[string]any{"completion": false}
		if r.Counts() {
			does = "completed"
			result = map[string]any{"completion": true, "score": map[string]any{"scaled": r.Total / 100, "raw": r.Total, "min": 0, "max": 100}}
		}
		result["duration"] = fmt.Sprintf("PT%gS", float64(r.Ticks)/engine.TicksPerSecond)
		s := statement(r, fmt.Sprintf("end/%s/%d", r.Status, r.Ticks), r.Ticks, // an attempt that was left and goes on ends anew
			does, caseActivity(r.Scenario))
		s["result"] = result
		delete(s["context"].(map[string]any), "contextActivities")
		if err := enc.Encode(s); err != nil {
			return fmt.Errorf("write statements: %w", err)
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write statements: %w", err)
	}
	return nil
}

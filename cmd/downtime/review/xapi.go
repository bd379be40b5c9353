package review

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha1" //nolint:gosec // version 5 of a UUID is made with it (RFC 9562, section 5.5)
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"strconv"
	"strings"

	"downtime/cmd/downtime/proof"
	"downtime/game/engine"
	"downtime/saves/cohort"
)

// home is where names of this program stand in statements; nobody lives there (RFC 2606).
const home = "https://downtime.invalid/"

// urls is the namespace of names that are URLs.
var urls = []byte{0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8}

// uuid is a name's UUID, version 5: the same name gives the same one, here and in every later export.
func uuid(name string) string {
	sum := sha1.Sum(append(urls[:16:16], home+name...)) //nolint:gosec // as above
	b := sum[:16]
	b[6], b[8] = b[6]&0x0f|0x50, b[8]&0x3f|0x80
	h := hex.EncodeToString(b)
	return h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
}

// words are of one language.
type words struct {
	English string `json:"en-GB"`
}

// verbs are those of ADL's list where one fits, and our own otherwise.
var verbs = map[string][2]string{
	"initialized": {"http://adlnet.gov/expapi/verbs/initialized", "began"},
	"completed":   {"http://adlnet.gov/expapi/verbs/completed", "completed"},
	"suspended":   {"http://adlnet.gov/expapi/verbs/suspended", "left"},
	"answered":    {"http://adlnet.gov/expapi/verbs/answered", "answered"},
	"acted":       {"http://adlnet.gov/expapi/verbs/interacted", "acted"},
}

type verb struct {
	ID      string `json:"id"`
	Display words  `json:"display"`
}

func verbOf(name string) verb {
	v, ok := verbs[name]
	if !ok {
		v = [2]string{home + "verbs/" + name, name}
	}
	return verb{v[0], words{v[1]}}
}

type activity struct {
	Type       string     `json:"objectType"`
	ID         string     `json:"id"`
	Definition definition `json:"definition"`
}

type definition struct {
	Type string `json:"type"`
	Name words  `json:"name"`
}

func caseActivity(id string) activity {
	return activity{"Activity", home + "cases/" + url.PathEscape(id), definition{"http://adlnet.gov/expapi/activities/simulation", words{id}}}
}

// decided is the activity of one decision. An object is ids with a slash between them.
func decided(r *cohort.Summary, x *proof.Decision) activity {
	object := strings.ReplaceAll(url.PathEscape(x.Object), "%2F", "/")
	return activity{"Activity", home + "cases/" + url.PathEscape(r.Scenario) + "/" + object, definition{home + "activities/decision", words{x.Words}}}
}

type result struct {
	Score      *marks         `json:"score,omitempty"`
	Completion *bool          `json:"completion,omitempty"`
	Response   string         `json:"response,omitempty"`
	Duration   string         `json:"duration,omitempty"`
	Extensions map[string]any `json:"extensions,omitempty"`
}

type marks struct {
	Scaled float64 `json:"scaled"`
	Raw    float64 `json:"raw"`
	Min    float64 `json:"min"`
	Max    float64 `json:"max"`
}

// statement is what differs from line to line; actor and context, which are the same in all of a run, are written once and set behind it.
type statement struct {
	ID        string   `json:"id"`
	Verb      verb     `json:"verb"`
	Object    activity `json:"object"`
	Result    *result  `json:"result,omitempty"`
	Timestamp string   `json:"timestamp"`
	Version   string   `json:"version"`
}

// speaker is what all statements of a run say, as the end of a line: of the attempt itself, and of a decision within it.
type speaker struct{ attempt, decision []byte }

func speakerOf(r *cohort.Summary) (s speaker, err error) {
	about := map[string]any{home + "extensions/engine": r.Engine, home + "extensions/content": r.Content, home + "extensions/proof": "replayed: who, when and how often is not proved"}
	if r.Session != "" {
		about[home+"extensions/session"] = r.Session
	}
	ctx := map[string]any{"registration": uuid("run/" + r.ID), "platform": "Downtime", "language": "en-GB", "extensions": about}
	all := map[string]any{"actor": map[string]any{"objectType": "Agent", "account": map[string]any{"homePage": home + "learners", "name": r.Learner}}, "context": ctx}
	for _, into := range []*[]byte{&s.attempt, &s.decision} {
		text, err := json.Marshal(all)
		if err != nil {
			return s, fmt.Errorf("write statements: %w", err)
		}
		*into = append(append([]byte{','}, text[1:]...), '\n')
		ctx["contextActivities"] = map[string]any{"parent": []any{caseActivity(r.Scenario)}}
	}
	return s, nil
}

// says makes a statement of a run; id names what it states.
func says(r *cohort.Summary, id string, tick int64, does string) statement {
	return statement{
		ID: uuid("statement/" + r.ID + "/" + id), Verb: verbOf(does), Object: caseActivity(r.Scenario),
		Timestamp: r.Started.Add(since(tick)).UTC().Format("2006-01-02T15:04:05.000Z"), Version: "2.0.0",
	}
}

// lines writes statements, one a line.
type lines struct {
	out  *bufio.Writer
	line bytes.Buffer
	enc  *json.Encoder
}

func linesTo(w io.Writer) *lines {
	l := &lines{out: bufio.NewWriterSize(w, 1<<16)}
	l.enc = json.NewEncoder(&l.line)
	l.enc.SetEscapeHTML(false)
	return l
}

func (l *lines) write(x *statement, end []byte) error {
	l.line.Reset()
	if err := l.enc.Encode(x); err != nil {
		return err
	}
	_, _ = l.out.Write(bytes.TrimSuffix(l.line.Bytes(), []byte("}\n"))) // an error stays, and the next Write gives it
	_, err := l.out.Write(end)
	return err
}

// WriteXAPI writes statements in the shape of xAPI 2.0, one a line, to be loaded into a record store later. Ids are made out of the run and the input,
// so that loading twice changes nothing. It is no cmi5: that presumes a launch by a learning management system, which an offline program has not.
func WriteXAPI(ctx context.Context, db *cohort.DB, f cohort.Filter, w io.Writer) error {
	d, err := gather(ctx, db, f)
	if err != nil {
		return err
	}
	l, speakers := linesTo(w), map[int64]*speaker{}
	for i := range d.runs {
		r := &d.runs[i]
		s, err := speakerOf(r)
		if err != nil {
			return err
		}
		speakers[r.N] = &s
		begin := says(r, "begin", 0, "initialized")
		if err := l.write(&begin, s.attempt); err != nil {
			return fmt.Errorf("write statements: %w", err)
		}
	}
	err = decisions(ctx, db, d, func(r *cohort.Summary, x *proof.Decision) error {
		one := says(r, strconv.Itoa(x.N), x.Tick, x.Verb)
		one.Object, one.Result = decided(r, x), &result{Response: x.Words}
		if x.Value != nil {
			one.Result.Extensions = map[string]any{home + "extensions/value": *x.Value}
		}
		return l.write(&one, speakers[r.N].decision)
	})
	if err != nil {
		return fmt.Errorf("write statements: %w", err)
	}
	for i := range d.runs {
		end := ending(&d.runs[i])
		if err := l.write(&end, speakers[d.runs[i].N].attempt); err != nil {
			return fmt.Errorf("write statements: %w", err)
		}
	}
	if err := l.out.Flush(); err != nil {
		return fmt.Errorf("write statements: %w", err)
	}
	return nil
}

// ending states how an attempt ended, or that it was left: one that goes on ends anew.
func ending(r *cohort.Summary) statement {
	does, done := "suspended", r.Counts()
	res := &result{Completion: &done, Duration: "PT" + strconv.FormatFloat(float64(r.Ticks)/engine.TicksPerSecond, 'f', -1, 64) + "S"}
	if done {
		does, res.Score = "completed", &marks{Scaled: r.Total / 100, Raw: r.Total, Max: 100}
	}
	end := says(r, fmt.Sprintf("end/%s/%d", r.Status, r.Ticks), r.Ticks, does)
	end.Result = res
	return end
}

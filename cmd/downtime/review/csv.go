package review

import (
	"bufio"
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"downtime/cmd/downtime/proof"
	"downtime/game/engine"
	"downtime/game/score"
	"downtime/saves/cohort"
	"downtime/saves/handin"
)

// Safe guards a text against being taken for a formula by a spreadsheet: an apostrophe is put before what would begin one, in full width too, also where
// spaces or characters that nobody sees stand before it.
func Safe(text string) string {
	begins := strings.TrimLeftFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.In(r, unicode.C) })
	first, _ := utf8.DecodeRuneInString(begins)
	if text != "" && (strings.ContainsRune("\t\r\n", rune(text[0])) || begins != "" && strings.ContainsRune("=+-@|%＝＋－＠", first)) {
		return "'" + text
	}
	return text
}

const iso = "2006-01-02T15:04:05Z"

// row makes the cells of a line safe: texts are guarded, numbers and times are as they are.
func row(cells ...any) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		switch v := c.(type) {
		case nil:
		case string:
			out[i] = Safe(v)
		case float64:
			out[i] = strconv.FormatFloat(v, 'f', -1, 64)
		case *float64:
			if v != nil {
				out[i] = strconv.FormatFloat(*v, 'f', -1, 64)
			}
		case time.Time:
			if !v.IsZero() {
				out[i] = v.UTC().Format(iso)
			}
		case int, int64, bool:
			out[i] = fmt.Sprint(v)
		default:
			out[i] = Safe(fmt.Sprint(v))
		}
	}
	return out
}

// WriteCSV writes tidy tables into a folder: cases.csv (a row a run), events.csv (a row a decision), goes.csv (a row a go at
// a skill), learners.csv and dictionary.csv.
func WriteCSV(ctx context.Context, db *cohort.DB, f cohort.Filter, dir string) error {
	d, err := gather(ctx, db, f)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o750); err != nil {
		return fmt.Errorf("write tables: %w", err)
	}
	for name, write := range map[string]func(*csv.Writer) error{
		"cases.csv":      func(w *csv.Writer) error { return casesCSV(w, d) },
		"events.csv":     func(w *csv.Writer) error { return eventsCSV(ctx, w, db, d) },
		"goes.csv":       func(w *csv.Writer) error { return goesCSV(ctx, w, db, f) },
		"learners.csv":   func(w *csv.Writer) error { return learnersCSV(w, d) },
		"dictionary.csv": dictionaryCSV,
	} {
		if err := writeCSV(filepath.Join(dir, name), write); err != nil {
			return err
		}
	}
	return nil
}

// writeCSV writes a table whole or not at all: an earlier one stays as it is until then.
func writeCSV(path string, write func(*csv.Writer) error) error {
	var text bytes.Buffer
	if err := tableTo(&text, write); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return handin.WriteWhole(path, text.Bytes(), 0o640)
}

func tableTo(out io.Writer, write func(*csv.Writer) error) error {
	b := bufio.NewWriterSize(out, 1<<16)
	w := csv.NewWriter(b)
	err := write(w)
	w.Flush()
	for _, e := range []error{w.Error(), b.Flush()} {
		if err == nil {
			err = e
		}
	}
	return err
}

func casesCSV(w *csv.Writer, d *data) error {
	head := []string{"run", "learner", "observer", "session", "case", "variant", "kind", "seed", "engine", "content", "started", "ended", "status", "seconds", "inputs", "first", "scored", "total", "uncapped", "ending", "rating"}
	for i := range engine.NumDomains {
		head = append(head, score.DomainID(i)+"_points", score.DomainID(i)+"_weight")
	}
	if err := w.Write(head); err != nil {
		return err
	}
	for i := range d.runs {
		r := &d.runs[i]
		var total, uncapped, rating any
		if r.Counts() {
			total, uncapped = r.Total, r.Uncapped
		}
		if g := d.grade[r.N]; g > 0 {
			rating = g
		}
		cells := row(r.ID, r.Learner, r.Observer, r.Session, r.Scenario, r.Variant, r.Kind, strconv.FormatUint(r.Seed, 10), r.Engine, r.Content, r.Started, r.Ended, string(r.Status),
			float64(r.Ticks)/engine.TicksPerSecond, r.Inputs, d.first[r.N], r.Scored, total, uncapped, r.Ending, rating)
		by := map[string]points{}
		for _, p := range domainsOf(r.Domains) {
			by[p.ID] = p
		}
		for k := range engine.NumDomains {
			if p, ok := by[score.DomainID(k)]; ok && r.Counts() {
				cells = append(cells, row(p.Points, p.Weight)...)
			} else {
				cells = append(cells, "", "")
			}
		}
		if err := w.Write(cells); err != nil {
			return err
		}
	}
	return nil
}

// decisions hands every decision of every chosen run to do.
func decisions(ctx context.Context, db *cohort.DB, d *data, do func(r *cohort.Summary, x *proof.Decision) error) error {
	return db.Texts(ctx, cohort.Decisions, func(run int64, text []byte) error {
		r := d.chosen(run)
		if r == nil {
			return nil
		}
		for line := range bytes.Lines(text) {
			var x proof.Decision
			if err := json.Unmarshal(line, &x); err != nil {
				return fmt.Errorf("read decisions of run %s: %w", r.ID, err)
			}
			if err := do(r, &x); err != nil {
				return err
			}
		}
		return nil
	})
}

func eventsCSV(ctx context.Context, w *csv.Writer, db *cohort.DB, d *data) error {
	if err := w.Write([]string{"run", "learner", "case", "n", "seconds", "clock", "at", "verb", "object", "value", "words", "typed", "may_name_a_person"}); err != nil {
		return err
	}
	return decisions(ctx, db, d, func(r *cohort.Summary, x *proof.Decision) error {
		return w.Write(row(r.ID, r.Learner, r.Scenario, x.N, float64(x.Tick)/engine.TicksPerSecond, x.Clock, r.Started.Add(since(x.Tick)), x.Verb, x.Object, x.Value, x.Words, x.Typed, Warn(x.Typed) != ""))
	})
}

func since(tick int64) time.Duration {
	return time.Duration(tick) * time.Second / engine.TicksPerSecond
}

func goesCSV(ctx context.Context, w *csv.Writer, db *cohort.DB, f cohort.Filter) error {
	if err := w.Write([]string{"go", "learner", "session", "skill", "version", "level", "mode", "timing", "guided", "seed", "started", "seconds", "score", "met"}); err != nil {
		return err
	}
	goes, err := db.Goes(ctx, f)
	if err != nil {
		return err
	}
	for i := range goes {
		g := &goes[i]
		if err := w.Write(row(g.ID, g.Learner, g.Session, g.Skill, g.Version, g.Level, g.Mode, g.Timing, g.Guided, strconv.FormatUint(g.Seed, 10), g.Started, g.Seconds, g.Score, g.Met)); err != nil {
			return err
		}
	}
	return nil
}

func learnersCSV(w *csv.Writer, d *data) error {
	if err := w.Write([]string{"learner", "runs", "ended", "open", "cases", "minutes", "mean_first", "latest"}); err != nil {
		return err
	}
	for _, c := range completion(d) {
		if err := w.Write(row(c.Learner, c.Runs, c.Ended, c.Open, c.Cases, c.Minutes, c.Mean, c.Latest)); err != nil {
			return err
		}
	}
	return nil
}

// WriteGradebook writes a row a learner and case, as a learning management system takes it.
func WriteGradebook(ctx context.Context, db *cohort.DB, f cohort.Filter, out io.Writer) error {
	d, err := gather(ctx, db, f)
	if err != nil {
		return err
	}
	type key struct{ learner, scenario string }
	first, goes := map[key]*cohort.Summary{}, map[key]int{}
	for i := range d.runs {
		r := &d.runs[i]
		k := key{r.Learner, r.Scenario}
		goes[k]++
		if d.first[r.N] {
			first[k] = r
		}
	}
	return tableTo(out, func(w *csv.Writer) error {
		if err := w.Write([]string{"pseudonym", "activity", "score", "maximum", "completed", "attempts", "comment"}); err != nil {
			return err
		}
		learners, scenarios := d.learners(), d.scenarios()
		for _, name := range learners {
			for _, sc := range scenarios {
				k := key{name, sc}
				if goes[k] == 0 {
					continue
				}
				cells := row(name, sc, nil, 100, nil, goes[k], "not finished")
				if r := first[k]; r != nil {
					cells = row(name, sc, r.Total, 100, r.Ended, goes[k], "first attempt; formative")
				}
				if err := w.Write(cells); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

func dictionaryCSV(w *csv.Writer) error {
	for _, r := range append([][3]string{{"table", "column", "meaning"}}, dictionary...) {
		if err := w.Write(r[:]); err != nil {
			return err
		}
	}
	for i := range engine.NumDomains {
		label := score.DomainLabel(i)
		for _, c := range [][2]string{{"_points", "points of the total that " + label + " gave"}, {"_weight", "points that it could give; empty: the run did not use it"}} {
			if err := w.Write([]string{"cases", score.DomainID(i) + c[0], c[1]}); err != nil {
				return err
			}
		}
	}
	return nil
}

// dictionary says what every column means. All files are UTF-8, times ISO 8601 in UTC by the learner's machine; a text that could begin a formula has
// an apostrophe before it; an empty cell is no value, never zero.
var dictionary = [][3]string{
	{"all", "", "UTF-8; times are ISO 8601, UTC, by the clock of the learner's machine, and prove nothing; an empty cell is no value; a text that could begin a formula has an apostrophe before it"},
	{"cases", "run", "identity of the run, 32 hexadecimal digits"},
	{"cases", "learner", "pseudonym of who held the keys"},
	{"cases", "observer", "pseudonym of who observed, in a pair"},
	{"cases", "session", "code of the session under which it was handed in"},
	{"cases", "case", "id of the scenario"},
	{"cases", "variant", "the hidden truth"},
	{"cases", "kind", "its kind: silent, overt (a device at fault), mimic, plain (none)"},
	{"cases", "seed", "seed of the run; text, since it has up to 64 bits"},
	{"cases", "engine", "version of the rules"},
	{"cases", "content", "hash of the scenario's text"},
	{"cases", "started", "when it was begun"},
	{"cases", "ended", "when it ended"},
	{"cases", "status", "ended, open (handed in half-way) or abandoned"},
	{"cases", "seconds", "simulated time played"},
	{"cases", "inputs", "how many inputs were given"},
	{"cases", "first", "true for the learner's first run of this case that has ended: the one that counts in tables of lines and clues"},
	{"cases", "scored", "false for a bed for trying the keys"},
	{"cases", "total", "score, 0 to 100, after any cap; proved by replay"},
	{"cases", "uncapped", "score before a critical failure capped it at 49"},
	{"cases", "ending", "how it ended; time: at the limit; left: it was still going on"},
	{"cases", "rating", "latest global rating by an instructor, 1 to 5"},
	{"events", "run", "identity of the run"},
	{"events", "learner", "pseudonym"},
	{"events", "case", "id of the scenario"},
	{"events", "n", "number of the input within the run, from 1; squeezes of the bag are left out"},
	{"events", "seconds", "simulated seconds from the beginning"},
	{"events", "clock", "the ward's clock"},
	{"events", "at", "the run's start plus the simulated time"},
	{"events", "verb", "acted, reported, ranked, said, answered, believed, set, heard; began and ended with the bag"},
	{"events", "object", "id of the action and its target, of the question and the answer, or of the device"},
	{"events", "value", "number of the act, or the probability stated, 0 to 1"},
	{"events", "words", "the decision in words"},
	{"events", "typed", "the learner's own words"},
	{"events", "may_name_a_person", "true where the typed words look like a patient's identity: look before it is passed on"},
	{"goes", "go", "identity of the go, 32 hexadecimal digits"},
	{"goes", "learner", "pseudonym"},
	{"goes", "session", "code of the session under which it was handed in"},
	{"goes", "skill", "id of the skill"},
	{"goes", "version", "version of the skills"},
	{"goes", "level", "0 is the first"},
	{"goes", "mode", "mode, of a skill that has modes"},
	{"goes", "timing", "clock: empty is usual, double, or off"},
	{"goes", "guided", "true where feedback was given or asked for on the way: it proves nothing"},
	{"goes", "seed", "seed of the go; text"},
	{"goes", "started", "when it was begun"},
	{"goes", "seconds", "how long it lasted"},
	{"goes", "score", "0 to 100; proved by replay"},
	{"goes", "met", "true where it met the standard of the skill"},
	{"learners", "learner", "pseudonym"},
	{"learners", "runs", "runs handed in"},
	{"learners", "ended", "of those, ended"},
	{"learners", "open", "of those, handed in half-way"},
	{"learners", "cases", "different cases"},
	{"learners", "minutes", "simulated minutes"},
	{"learners", "mean_first", "mean score of first runs"},
	{"learners", "latest", "when the latest run was begun"},
	{"gradebook", "score", "score of the first run of that case, 0 to 100; formative"},
}

package review_test

import (
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"downtime/cmd/downtime/proof"
	"downtime/cmd/downtime/review"
	"downtime/content"
	"downtime/game/engine"
	"downtime/game/player"
	"downtime/saves"
	"downtime/saves/cohort"
	"downtime/saves/handin"
)

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

var dated = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)

// played keeps what was proved: a run is simulated once for all tests.
var played = map[string]cohort.Taken{}

// proved are real runs of the first case, each proved, to be handed in under many names.
func proved(t testing.TB, players ...string) []*cohort.Taken {
	t.Helper()
	var out []*cohort.Taken
	for i, name := range players {
		key := fmt.Sprint(name, i)
		if _, ok := played[key]; !ok {
			played[key] = *prove(t, uint64(i+1), name)
		}
		one := played[key]
		one.Runs = slices.Clone(one.Runs)
		for k := range one.Runs {
			one.Runs[k].Lists = maps.Clone(one.Runs[k].Lists) // what a test adds stays its own
		}
		out = append(out, &one)
	}
	return out
}

func prove(t testing.TB, seed uint64, name string) *cohort.Taken {
	t.Helper()
	lib := content.NewLibrary(content.Built())
	sc, problems := lib.Get("ventilator-autonomy")
	if sc == nil {
		t.Fatal(problems)
	}
	r, _, err := player.Play(sc, seed, "", name, 0)
	must(t, err)
	stored, err := proof.Headless(r)
	must(t, err)
	stored.ID, stored.Started, stored.EndedAt = fmt.Sprintf("%032x", seed), dated, dated.Add(18*time.Minute)
	f := handin.File{Header: handin.Header{Learner: "A1", Made: dated, Engine: engine.Version}, Runs: []saves.Run{stored}}
	text, err := f.Encode(ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize)))
	must(t, err)
	read, err := handin.Parse(text)
	must(t, err)
	taken, err := proof.New(lib, nil).Prove(&read, sha256.Sum256(text))
	must(t, err)
	return taken
}

// filled is a cohort of so many learners with so many runs each, made of the same few plays.
func filled(t testing.TB, learners, each int, written string, players ...string) (*cohort.DB, string) {
	t.Helper()
	plays := proved(t, players...)
	path := filepath.Join(t.TempDir(), "x.cohort")
	db, err := cohort.Open(t.Context(), path)
	must(t, err)
	t.Cleanup(func() { db.Close() })
	for i := range learners {
		all := cohort.Taken{Sum: sha256.Sum256(fmt.Append(nil, "file", i)), Header: handin.Header{Learner: fmt.Sprintf("L%04d", i), Session: "KTPLMR", Made: dated, Key: fmt.Sprint(i)}}
		for k := range each {
			r := plays[(i+k)%len(plays)].Runs[0]
			r.ID, r.Play = fmt.Sprintf("%032x", i*100+k), sha256.Sum256(fmt.Append(nil, i, k))
			r.Started = dated.Add(time.Duration(i*10+k) * time.Minute)
			all.Runs = append(all.Runs, r)
		}
		if written != "" {
			all.Reflections = []handin.Reflection{{Run: all.Runs[0].ID, Part: "plan", Body: written, At: dated}}
		}
		_, err := db.Import(t.Context(), &all, dated)
		must(t, err)
	}
	return db, path
}

func made(t testing.TB, db *cohort.DB, f cohort.Filter, hide bool) *review.Report {
	t.Helper()
	r, err := review.Make(t.Context(), db, f, "test", dated, hide)
	must(t, err)
	return r
}

func TestAReviewTellsWhoPlayedWhatAndWhatWasMissed(t *testing.T) {
	db, _ := filled(t, 6, 2, "", "expert", "idler", "believer", "resident", "unplugger")
	r := made(t, db, cohort.Filter{}, false)
	if r.Learners != 6 || r.Runs != 12 || r.Scored != 12 || len(r.Completion) != 6 || r.Completion[0].Cases != 1 || r.Completion[0].Runs != 2 {
		t.Errorf("%d learners, %d runs, %+v", r.Learners, r.Runs, r.Completion[0])
	}
	c := r.Cases[0]
	if c.ID != "ventilator-autonomy" || c.Learners != 6 || len(c.Items) < 20 || len(c.Clues) == 0 || len(c.Scenes) == 0 || c.Scale.Alpha == nil {
		t.Fatalf("%s: %d learners, %d lines, %d clues, %d scenes, %+v", c.ID, c.Learners, len(c.Items), len(c.Clues), len(c.Scenes), c.Scale)
	}
	for _, it := range c.Items {
		if strings.HasPrefix(it.ID, "act-") != strings.HasSuffix(it.Label, ", beside what was so") || strings.HasPrefix(it.ID, "belief-act-") != strings.HasSuffix(it.Label, ", beside what was believed") {
			t.Errorf("the line %s, which each run names by what was done, is called %q over all of them", it.ID, it.Label)
		}
		if it.N > 6 || *it.Difficulty < 0 || *it.Difficulty > 1 || it.Flag != "muted below 30" {
			t.Errorf("%+v", it)
		}
	}
	if with := slices.IndexFunc(c.Items, func(it review.Item) bool { return it.Without != nil && *it.Without != *c.Scale.Alpha }); with < 0 {
		t.Error("no line says what alpha would be without it")
	}
	if m := *c.Clues[0].Missed; m < *c.Clues[len(c.Clues)-1].Missed {
		t.Errorf("the most missed clue stands not first: %v", m)
	}
	if want := *c.SD * math.Sqrt(1-*c.Scale.Alpha); math.Abs(*c.Scale.SEM-want) > 0.01 {
		t.Errorf("the error of a total is %v, and %v by its standard deviation and alpha", *c.Scale.SEM, want)
	}
	leaning := 0
	for _, v := range r.Judgement.Verdicts {
		leaning += *v.N
	}
	if j := r.Judgement; leaning != len(j.Leans) || j.MeanC != nil {
		t.Errorf("two or three judgements make a criterion: %+v", j)
	}
	if one := made(t, db, cohort.Filter{Learner: "L0003"}, false); one.Learners != 1 || one.Runs != 2 {
		t.Errorf("filtered: %d learners, %d runs", one.Learners, one.Runs)
	}
	runs, err := db.Runs(t.Context(), cohort.Filter{})
	must(t, err)
	for _, table := range append(review.TableNames(), "") {
		var b bytes.Buffer
		must(t, r.Write(&b, runs, table, ""))
		if table == "clues" && !strings.Contains(b.String(), c.Clues[0].Label) {
			t.Errorf("%s:\n%s", table, b.String())
		}
	}
	narrow, b := *r, bytes.Buffer{}
	narrow.Wide = 110
	must(t, narrow.Write(&b, runs, "", ""))
	for line := range strings.Lines(b.String()) {
		if n := utf8.RuneCountInString(strings.TrimRight(line, "\n")); n > 110 {
			t.Errorf("%d cells in a window of 110: %s", n, line)
		}
	}
	if err := r.Write(&bytes.Buffer{}, runs, "opera", ""); err == nil {
		t.Error("a table that does not exist was shown")
	}
	if err := r.Write(&bytes.Buffer{}, runs, "clues", "opera"); err == nil || !strings.Contains(err.Error(), "there are clue, case") {
		t.Errorf("sorted by a column that does not exist: %v", err)
	}
	byMean := &bytes.Buffer{}
	must(t, r.Write(byMean, runs, "completion", "-mean"))
	lines := strings.Split(byMean.String(), "\n")
	if first, last := strings.Fields(lines[1]), strings.Fields(lines[6]); len(first) < 7 || len(last) < 7 || first[6] <= last[6] {
		t.Errorf("by the mean, the highest first:\n%s", byMean)
	}
}

func TestAReportHidesWhatConcernsFewerThanFive(t *testing.T) {
	db, _ := filled(t, 4, 1, "my thoughts", "resident", "expert")
	r := made(t, db, cohort.Filter{}, true)
	if len(r.Cases) != 0 || len(r.Free) != 0 || r.Judgement.Brier != nil || len(r.Judgement.Verdicts)+len(r.Judgement.Curve)+len(r.Judgement.Leans) != 0 {
		t.Errorf("told of four: %+v", r)
	}
	for _, m := range r.Heat.Mean {
		if m.Score != nil {
			t.Errorf("a mean of four: %+v", m)
		}
	}
	page, err := r.HTML()
	must(t, err)
	if text := string(page); strings.Contains(text, "<script") || strings.Contains(text, "http") && !strings.Contains(text, "http-equiv") || strings.Contains(text, "my thoughts") {
		t.Error("the page fetches, runs or tells what it should not")
	}
}

// TestBorderlineRegressionGivesTheWorkedNumbers sets, out of a real store, a standard that was worked out apart from this code.
func TestBorderlineRegressionGivesTheWorkedNumbers(t *testing.T) {
	db, _ := filledScores(t, 92, 80, 74, 66, 58, 50, 38, 46)
	all, err := db.Runs(t.Context(), cohort.Filter{})
	must(t, err)
	if _, err := review.Set(t.Context(), db, "", 2, "Dr A", "", dated); err == nil {
		t.Error("a standard was set without a rating")
	}
	grades := []int{5, 4, 4, 3, 3, 2, 1, 2}
	for i, grade := range grades {
		must(t, db.Rate(t.Context(), cohort.Rating{Run: all[i].N, At: dated, Rater: "Dr B", Grade: 6 - grade}))
	}
	if _, err := review.Set(t.Context(), db, "", 2, "Dr B", "", dated); err == nil || !strings.Contains(err.Error(), "do not rise with the ratings") {
		t.Errorf("a standard out of ratings that run backwards: %v", err)
	}
	for i, grade := range grades {
		must(t, db.Rate(t.Context(), cohort.Rating{Run: all[i].N, At: dated, Rater: "Dr A", Grade: grade, Note: "seen again"})) // the latest counts
	}
	s, err := review.Set(t.Context(), db, "", 2, "Dr A", "after the second round", dated)
	must(t, err)
	if s.Slope != 13.8333 || s.Intercept != 21.5 || s.Cut != 49.1667 || s.R2 != 0.9697 || fmt.Sprintf("%.3f", s.Error) != "1.577" || s.Ratings != 8 {
		t.Errorf("%+v", s)
	}
	audit, err := db.Audit(t.Context(), "standard")
	must(t, err)
	if len(audit) != 1 || audit[0].Who != "Dr A" || !strings.Contains(string(audit[0].Body), "second round") {
		t.Errorf("%+v", audit)
	}
	ratings, err := db.Ratings(t.Context())
	must(t, err)
	if len(ratings) != 16 {
		t.Errorf("%d ratings are kept of 16", len(ratings))
	}
}

// filledScores is a cohort with one run a learner, of these scores.
func filledScores(t testing.TB, scores ...float64) (*cohort.DB, string) {
	t.Helper()
	play := proved(t, "idler")[0].Runs[0]
	path := filepath.Join(t.TempDir(), "x.cohort")
	db, err := cohort.Open(t.Context(), path)
	must(t, err)
	t.Cleanup(func() { db.Close() })
	for i, score := range scores {
		r := play
		r.ID, r.Play, r.Total, r.Started = fmt.Sprintf("%032x", i+1), sha256.Sum256(fmt.Append(nil, i)), score, dated.Add(time.Duration(i)*time.Minute)
		_, err := db.Import(t.Context(), &cohort.Taken{Sum: r.Play, Header: handin.Header{Learner: fmt.Sprintf("L%d", i), Made: dated}, Runs: []cohort.Run{r}}, dated)
		must(t, err)
	}
	return db, path
}

func TestErasureAndExpiryLeaveNoTraceAndWhoWasErasedStaysSo(t *testing.T) {
	db, path := filled(t, 3, 2, "a thought of my own about the night", "idler")
	n, err := db.Erase(t.Context(), "L0001", "Dr A", dated)
	must(t, err)
	if n != 2 {
		t.Errorf("%d runs erased", n)
	}
	play := proved(t, "idler")[0]
	play.Header.Learner = "L0001"
	if _, err := db.Import(t.Context(), play, dated); err == nil || !strings.Contains(err.Error(), "asked to be erased") {
		t.Errorf("imported again: %v", err)
	}
	if n, err := db.Expire(t.Context(), "Dr A", dated.AddDate(0, 11, 0)); err != nil || n != 0 {
		t.Errorf("after eleven months: %d, %v", n, err)
	}
	if n, err := db.Overdue(t.Context(), dated.AddDate(0, 13, 0)); err != nil || n != 2 {
		t.Errorf("after thirteen months %d files are overdue, %v", n, err)
	}
	if n, err := db.Expire(t.Context(), "Dr A", dated.AddDate(0, 13, 0)); err != nil || n != 4 {
		t.Errorf("after thirteen months: %d, %v", n, err)
	}
	must(t, db.Close())
	file, err := os.ReadFile(path)
	must(t, err)
	for _, trace := range []string{"L0001", "L0002", "a thought of my own"} {
		if bytes.Contains(file, []byte(trace)) {
			t.Errorf("%q is still in the file", trace)
		}
	}
	again, err := cohort.Open(context.Background(), path)
	must(t, err)
	defer again.Close()
	if audit, err := again.Audit(t.Context(), ""); err != nil || len(audit) != 3 {
		t.Errorf("%v, %+v", err, audit)
	}
}

func TestTextThatLooksLikeAPatientIsPointedOut(t *testing.T) {
	for text, is := range map[string]bool{
		"He is 943 476 5919.": true, "born 12/03/1968": true, "Hospital number 4412233": true, "write to a.b@trust.example": true,
		"His wife is on 07700 900123.": true, "he was born on 3 March 1950": true, "lives at SW1A 2AA": true, "I would ring 2222, or call 999": false,
		"If set and exhaled volume differ, then I look at the chest.": false, "PEEP 14, 450 mL at 03:14": false,
	} {
		if got := review.Warn(text) != ""; got != is {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestACertificateSaysWhatItIsNot(t *testing.T) {
	db, _ := filled(t, 1, 2, "", "idler")
	runs, err := db.Runs(t.Context(), cohort.Filter{})
	must(t, err)
	text, err := review.Certificate("L0000", "Dr <A>\x1b", "1.0", runs, nil, dated)
	must(t, err)
	for _, w := range []string{"Formative; not evidence of competence", "cannot prove who played", "L0000", "Name:  Dr <A>  ", "runs: 2", "Checksum of the text above: "} {
		if !strings.Contains(text, w) {
			t.Errorf("it does not say %q:\n%s", w, text)
		}
	}
	above, sum, _ := strings.Cut(text, "Checksum of the text above: ")
	if got := fmt.Sprintf("%x\n", sha256.Sum256([]byte(above))); got != sum {
		t.Errorf("the checksum of the text above is %s, and not %s", got, sum)
	}
	page, err := review.CertificateHTML(text)
	must(t, err)
	for _, w := range []string{"<h1>CERTIFICATE OF TAKING PART</h1>", "Dr &lt;A&gt;", "@media print", "not evidence of competence", "a manual fallback and", "that what was played leads", "\n  " + dated.Format("2 January 2006"), strings.TrimSpace(sum)} {
		if !strings.Contains(page, w) || strings.Contains(page, "<script") {
			t.Errorf("the page does not say %q:\n%s", w, page)
		}
	}
	if _, err := review.Certificate("L9", "", "1.0", nil, nil, dated); err == nil {
		t.Error("a certificate of nothing")
	}
}

func TestAnswersAboutOneselfFollowTheFilterAndEachMeanIsHiddenByItsOwnFew(t *testing.T) {
	db, _ := filled(t, 1, 1, "", "idler")
	for i := range 6 {
		asked(t, db, fmt.Sprintf("A%d", i), "KTPLMR", map[string]int{"before": 2, "after": 4 * (i % 2)}) // three answered after
	}
	asked(t, db, "B1", "XWRDGH", map[string]int{"before": 5})
	all := made(t, db, cohort.Filter{}, true).Survey[0]
	if all.Before == nil || all.After != nil || all.N != nil {
		t.Errorf("of seven before and three after: %+v", all)
	}
	if s := made(t, db, cohort.Filter{Session: "KTPLMR"}, false).Survey[0]; *s.Before != 2 || *s.After != 4 {
		t.Errorf("the session: %v, %v", *s.Before, *s.After)
	}
	if s := made(t, db, cohort.Filter{Learner: "B1"}, false).Survey; len(s) != 1 || *s[0].Before != 5 || s[0].After != nil {
		t.Errorf("the learner: %+v", s)
	}
	if s := made(t, db, cohort.Filter{Session: "XWRDGH"}, true).Survey[0]; s.Before != nil {
		t.Errorf("told of one: %v", *s.Before)
	}
}

func TestWhatWasWrittenCannotSteerTheTerminal(t *testing.T) {
	db, _ := filled(t, 1, 1, "one\x1b[2J\x07\u202e\u009b1mtwo\n\tthree\r", "idler")
	var b bytes.Buffer
	must(t, made(t, db, cohort.Filter{}, false).Write(&b, nil, "text", ""))
	if !strings.Contains(b.String(), "one[2J1mtwo\n") || strings.ContainsAny(b.String(), "\x1b\x07\u202e\u009b\r") || !strings.Contains(b.String(), "three") {
		t.Errorf("%q", b.String())
	}
}

func TestATableThatCannotBeWrittenLeavesTheEarlierOneWhole(t *testing.T) {
	db, _ := filled(t, 1, 1, "", "idler")
	dir := t.TempDir()
	must(t, review.WriteCSV(t.Context(), db, cohort.Filter{}, dir))
	earlier, err := os.ReadFile(filepath.Join(dir, "events.csv"))
	must(t, err)
	read, err := os.Open(filepath.Join(dir, "events.csv"))
	must(t, err)
	defer read.Close()
	must(t, review.WriteCSV(t.Context(), db, cohort.Filter{Learner: "nobody"}, dir))
	held := make([]byte, len(earlier)+1)
	n, _ := read.Read(held)
	if !bytes.Equal(held[:n], earlier) {
		t.Error("a table was cut short in place while it was written anew")
	}
	if parts, _ := filepath.Glob(filepath.Join(dir, ".*.part")); len(parts) > 0 {
		t.Errorf("left behind: %v", parts)
	}
}

func TestRanksThatAnInstructorChangedStandBesideTheCasesOwn(t *testing.T) {
	db, _ := filledScores(t, 50, 60)
	play := proved(t, "idler")[0]
	r := play.Runs[0]
	r.ID, r.Play = strings.Repeat("f", 32), sha256.Sum256([]byte("ranked"))
	for i, bed := range []string{"bed3", "bed4"} {
		r.Add(cohort.Ranks, r.Term("patient", bed, bed, ""), int64(i+1), int64(2-i))
	}
	_, err := db.Import(t.Context(), &cohort.Taken{Sum: r.Play, Header: handin.Header{Learner: "R", Made: dated}, Runs: []cohort.Run{r}}, dated)
	must(t, err)
	before := made(t, db, cohort.Filter{}, false).Cases[0].Ranks
	must(t, review.SetRanks(t.Context(), db, review.Ranks{Case: "ventilator-autonomy", Ranks: map[string]int{"bed3": 2, "bed4": 1}}, "Dr A", dated))
	after := made(t, db, cohort.Filter{}, false).Cases[0].Ranks
	if len(before) != 2 || before[0].Patient != "bed3" || before[0].Expert != 1 || before[0].Placed[1] != 1 || after[0].Patient != "bed4" || after[0].Expert != 1 || after[0].Changed != 2 {
		t.Errorf("before %+v, after %+v", before, after)
	}
	if err := review.SetRanks(t.Context(), db, review.Ranks{Case: "ventilator-autonomy", Ranks: map[string]int{"bed3": 0}}, "Dr A", dated); err == nil {
		t.Error("a rank of 0 was taken")
	}
}

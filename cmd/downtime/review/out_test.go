package review_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"downtime/cmd/downtime/proof"
	"downtime/cmd/downtime/review"
	"downtime/saves/cohort"
	"downtime/saves/handin"
)

func TestTablesAreTidySafeAndExplained(t *testing.T) {
	db, _ := filled(t, 5, 1, "", "resident", "expert")
	dir := t.TempDir()
	must(t, review.WriteCSV(t.Context(), db, cohort.Filter{}, dir))
	columns := map[string]bool{}
	for _, row := range table(t, filepath.Join(dir, "dictionary.csv"))[1:] {
		columns[row[0]+"/"+row[1]] = true
	}
	for _, name := range []string{"cases", "events", "learners"} {
		rows := table(t, filepath.Join(dir, name+".csv"))
		if len(rows) < 6 {
			t.Errorf("%s: %d rows", name, len(rows))
		}
		for _, c := range rows[0] {
			if !columns[name+"/"+c] {
				t.Errorf("%s: nothing explains the column %s", name, c)
			}
		}
	}
	for in, want := range map[string]string{"=1+1": "'=1+1", "+44": "'+44", "-x": "'-x", "@sum": "'@sum", "\tx": "'\tx", "  =1": "'  =1", "\x00\u200b@x": "'\x00\u200b@x", "＝1": "'＝1", " －1": "' －1", "＠x": "'＠x", "＋": "'＋", " a=b": " a=b", "plain": "plain", "": ""} {
		if got := review.Safe(in); got != want {
			t.Errorf("%q becomes %q", in, got)
		}
	}
	var b bytes.Buffer
	must(t, review.WriteGradebook(t.Context(), db, cohort.Filter{}, &b))
	if lines := strings.Count(b.String(), "\n"); lines != 6 || !strings.Contains(b.String(), "L0003,ventilator-autonomy,") {
		t.Errorf("the gradebook:\n%s", b.String())
	}
}

// TestNoCellOfATableBeginsAFormula hands in what a spreadsheet would take for one wherever a hand-in may hold text, ids included.
func TestNoCellOfATableBeginsAFormula(t *testing.T) {
	db, err := cohort.Open(t.Context(), filepath.Join(t.TempDir(), "x.cohort"))
	must(t, err)
	defer db.Close()
	for i, bad := range []string{"=1+1", "+1", "-1", "@x", "\t=1", "\r=1"} {
		r := proved(t, "resident")[0].Runs[0]
		r.ID, r.Play = bad+strings.Repeat("f", 30), sha256.Sum256([]byte(bad))
		r.Scenario, r.Variant, r.Kind, r.Content, r.Ending = bad, bad, bad, bad, bad
		r.Packed = map[cohort.Kind][]byte{}
		line, err := json.Marshal(proof.Decision{N: 1, Clock: bad, Verb: bad, Object: bad, Words: bad, Typed: bad})
		must(t, err)
		must(t, r.Pack(cohort.Decisions, append(line, '\n')))
		_, err = db.Import(t.Context(), &cohort.Taken{
			Sum: r.Play, Header: handin.Header{Learner: bad, Observer: bad, Session: bad, Made: dated, Key: fmt.Sprint(i)}, Runs: []cohort.Run{r},
			Goes: []cohort.Go{{ID: r.ID, Skill: bad, Mode: bad, Timing: bad, Started: dated, Trials: "[]"}},
		}, dated)
		must(t, err)
	}
	dir := t.TempDir()
	must(t, review.WriteCSV(t.Context(), db, cohort.Filter{}, dir))
	var book bytes.Buffer
	must(t, review.WriteGradebook(t.Context(), db, cohort.Filter{}, &book))
	must(t, os.WriteFile(filepath.Join(dir, "gradebook.csv"), book.Bytes(), 0o600))
	for _, name := range []string{"cases", "events", "goes", "learners", "gradebook"} {
		rows := table(t, filepath.Join(dir, name+".csv"))
		if len(rows) != 7 {
			t.Errorf("%s: %d rows", name, len(rows))
		}
		for _, row := range rows {
			for i, cell := range row {
				if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
					t.Errorf("%s, %s: %q", name, rows[0][i], cell)
				}
			}
		}
	}
}

func table(t *testing.T, path string) [][]string {
	t.Helper()
	f, err := os.Open(path)
	must(t, err)
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	must(t, err)
	return rows
}

func TestStatementsKeepTheirIdsAndHoldEveryDecision(t *testing.T) {
	db, _ := filled(t, 2, 1, "", "resident")
	var once, again bytes.Buffer
	must(t, review.WriteXAPI(t.Context(), db, cohort.Filter{}, &once))
	must(t, review.WriteXAPI(t.Context(), db, cohort.Filter{}, &again))
	if once.String() != again.String() {
		t.Error("the same cohort gives other statements")
	}
	if strings.Contains(once.String(), "cmi5") || strings.Contains(once.String(), "mailto") {
		t.Error("the statements claim cmi5, or hold a mail address")
	}
	seen, verbs := map[string]bool{}, map[string]int{}
	for line := range strings.Lines(once.String()) {
		var s struct {
			ID, Version, Timestamp string
			Actor                  struct {
				ObjectType string
				Account    struct{ Name, HomePage string }
				Mbox, Name string
			}
			Verb struct {
				ID      string
				Display map[string]string
			}
			Object struct {
				ObjectType, ID string
				Definition     struct{ Name map[string]string }
			}
			Result *struct {
				Completion *bool
				Response   string
				Duration   string
				Score      *struct{ Scaled, Raw, Min, Max float64 }
			}
			Context struct {
				Registration      string
				ContextActivities struct{ Parent []struct{ ID string } }
			}
		}
		dec := json.NewDecoder(strings.NewReader(line))
		must(t, dec.Decode(&s))
		if seen[s.ID] || len(s.ID) != 36 || s.ID[14] != '5' || s.Version != "2.0.0" || len(s.Context.Registration) != 36 {
			t.Fatalf("%s", line)
		}
		if a := s.Actor; a.ObjectType != "Agent" || a.Account.Name == "" || !strings.HasPrefix(a.Account.HomePage, "https://") || a.Mbox+a.Name != "" {
			t.Fatalf("not a pseudonym on an account alone: %s", line)
		}
		if s.Verb.Display["en-GB"] == "" || s.Object.ObjectType != "Activity" || !strings.HasPrefix(s.Object.ID, "https://") || s.Object.Definition.Name["en-GB"] == "" {
			t.Fatalf("verb or object: %s", line)
		}
		switch kind := s.Verb.ID[strings.LastIndex(s.Verb.ID, "/")+1:]; {
		case kind == "completed":
			if r := s.Result; r == nil || r.Completion == nil || !*r.Completion || r.Score == nil || r.Score.Scaled != r.Score.Raw/100 || !strings.HasPrefix(r.Duration, "PT") {
				t.Errorf("%s", line)
			}
		case kind != "initialized" && (s.Result == nil || s.Result.Response == "" || len(s.Context.ContextActivities.Parent) != 1):
			t.Errorf("a decision without its words, or its case: %s", line)
		}
		if !strings.HasSuffix(s.Timestamp, "Z") {
			t.Errorf("a time without a zone: %s", s.Timestamp)
		}
		if _, err := time.Parse(time.RFC3339, s.Timestamp); err != nil {
			t.Error(err)
		}
		seen[s.ID] = true
		verbs[s.Verb.ID[strings.LastIndex(s.Verb.ID, "/")+1:]]++
	}
	if verbs["initialized"] != 2 || verbs["completed"] != 2 || verbs["answered"] == 0 || verbs["interacted"] == 0 {
		t.Errorf("%v", verbs)
	}
}

func TestARunThatGoesOnAfterItWasLeftEndsInAnotherStatement(t *testing.T) {
	play := proved(t, "idler")[0]
	ends := func(change func(r *cohort.Run)) string {
		db, err := cohort.Open(t.Context(), filepath.Join(t.TempDir(), "x.cohort"))
		must(t, err)
		defer db.Close()
		r := play.Runs[0]
		change(&r)
		_, err = db.Import(t.Context(), &cohort.Taken{Sum: play.Sum, Header: play.Header, Runs: []cohort.Run{r}}, dated)
		must(t, err)
		var b bytes.Buffer
		must(t, review.WriteXAPI(t.Context(), db, cohort.Filter{}, &b))
		lines := strings.Split(strings.TrimSpace(b.String()), "\n")
		var s struct{ ID string }
		must(t, json.Unmarshal([]byte(lines[len(lines)-1]), &s))
		return s.ID
	}
	ended := ends(func(*cohort.Run) {})
	left := ends(func(r *cohort.Run) { r.Status = "open" })
	later := ends(func(r *cohort.Run) { r.Status = "open"; r.Ticks += 50 })
	if ended == left || left == later || ended == later {
		t.Errorf("ended %s, left %s, left later %s", ended, left, later)
	}
}

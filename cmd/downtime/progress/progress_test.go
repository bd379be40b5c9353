package progress_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"downtime/cmd/downtime/progress"
	"downtime/game/calibration"
	"downtime/game/engine"
	"downtime/saves"
)

// told is a whole report in words.
func told(r *progress.Report) string {
	var b strings.Builder
	for _, s := range r.Sections() {
		b.WriteString(s.Title + "\n" + strings.Join(s.Lines, "\n") + "\n")
	}
	return b.String()
}

func wantTold(t *testing.T, r *progress.Report, texts ...string) {
	t.Helper()
	all := told(r)
	for _, want := range texts {
		if !strings.Contains(all, want) {
			t.Errorf("it does not say %q:\n%s", want, all)
		}
	}
}

func TestAnEmptyProfileIsToldWhatToDoAndNothingElse(t *testing.T) {
	r := report(t, profile(t))
	wantTold(t, &r, "No run counts yet", "1. Count a drip (3 minutes): new: you have not tried it yet.", "Not begun: Count a drip; Ventilate by hand.",
		"No plan yet", "No belief was stated yet", "No pass mark is set")
	if len(r.Cases) != 0 || len(r.Courses) != 0 {
		t.Errorf("it has rows %v and courses %v", r.Cases, r.Courses)
	}
}

func TestACellIsTheMeanOfTheLastThreeRunsThatCount(t *testing.T) {
	db := profile(t)
	practised := ended(t, "p", "vent", 1, card(100))
	practised.Begin.Practice = true
	unscored := card(100)
	unscored.Scored = false
	keep(t, db, ended(t, "a", "vent", 9, card(10)), ended(t, "b", "vent", 8, card(30)), ended(t, "c", "vent", 7, card(60)), ended(t, "d", "vent", 6, card(90)),
		practised, ended(t, "u", "ward", 1, unscored), ended(t, "g", "gone", 2, card(50)))
	r := report(t, db)
	if r.Runs.Scored != 5 || len(r.Cases) != 2 || r.Cases[0].ID != "vent" || r.Cases[1].ID != "gone" {
		t.Fatalf("%+v, rows %+v", r.Runs, r.Cases)
	}
	vent := r.Cases[0]
	for _, c := range vent.Domains {
		switch {
		case c.Domain == "prioritisation" && c.Of == 0: // one bed has no order of patients
		case c.Of != 3 || c.Score < 59.99 || c.Score > 60.01:
			t.Errorf("%s is %+v, want the mean of 30, 60 and 90", c.Domain, c)
		}
	}
	if vent.Runs != 4 || vent.Last != 90 || vent.Title == "" {
		t.Errorf("the row is %+v", vent)
	}
	all := r.All()
	if c := all.Domains[0]; c.Of != 2 || c.Score < 54.99 || c.Score > 55.01 {
		t.Errorf("all cases alike: %+v", c)
	}
	wantTold(t, &r, "Patient care and ventilator autonomy (ICU, bed 4, 03:14): 4 scored runs, the last 90 of 100. Patient outcome 60, decision 60", "gone: 1 scored run")
}

func TestARunOfAnEarlierVersionCountsByTheCardThatWasStored(t *testing.T) {
	db := profile(t)
	old := ended(t, "a", "vent", 9, card(40))
	old.Begin.Engine = engine.Version - 1
	keep(t, db, old)
	r := report(t, db)
	if r.Runs.Earlier != 1 || r.Cases[0].Domains[0].Score != 40 {
		t.Errorf("%+v %+v", r.Runs, r.Cases)
	}
	wantTold(t, &r, "1 run was played under an earlier version of the rules: by the Card stored then.")
}

func TestAProfileOfTheFirstVersionOpensAndShowsTheSameScore(t *testing.T) {
	file, err := os.ReadFile("../../../saves/testdata/first.db")
	must(t, err)
	path := filepath.Join(t.TempDir(), "first.db")
	must(t, os.WriteFile(path, file, 0o600))
	db, err := saves.Open(t.Context(), path)
	must(t, err)
	defer db.Close()
	r := report(t, db)
	if r.Runs != (progress.Runs{Scored: 1, Earlier: 1}) || len(r.Cases) != 1 || r.Cases[0].Last != 71.5 {
		t.Fatalf("%+v %+v", r.Runs, r.Cases)
	}
	wantTold(t, &r, "1 scored run, the last 72 of 100. Its Card holds no domains.")
}

// judge adds runs in order of time with so many of each judgement, one a run.
func judge(t *testing.T, db *saves.DB, from int, hits, misses, alarms, right int) {
	t.Helper()
	n := 0
	add := func(k int, faulty bool, p float64) {
		for range k {
			keep(t, db, ended(t, fmt.Sprintf("%d-%d", from, n), "vent", from, card(50, judged(faulty, p))))
			n++
		}
	}
	add(hits, true, 0.9)
	add(misses, true, 0.1)
	add(alarms, false, 0.9)
	add(right, false, 0.1)
}

func TestBelowTheMinimumOnlyCountsAreTold(t *testing.T) {
	db := profile(t)
	judge(t, db, 5, 2, 7, 0, 30)
	r := report(t, db)
	wantTold(t, &r, "So far 9 faulty and 30 sound devices judged: 2 hits, 7 misses, 0 false alarms, 30 correct rejections. Which way you lean (the criterion) is told from 10 of each on.")
	if all := told(&r); strings.Contains(all, "you tend") || len(r.Courses) != 1 || len(r.Courses[0].Periods) != 0 || r.Courses[0].Since.Level != calibration.CountsOnly {
		t.Errorf("a way to lean is told of nine faulty devices:\n%s", all)
	}
}

func TestTheCriterionOverTimeIsNoSurerThanItsInterval(t *testing.T) {
	db := profile(t)
	judge(t, db, 30, 2, 8, 0, 10) // trusts
	judge(t, db, 20, 5, 5, 5, 5)  // cannot be told
	judge(t, db, 10, 10, 0, 8, 2) // doubts
	judge(t, db, 3, 1, 0, 0, 2)
	r := report(t, db)
	if len(r.Courses) != 1 || len(r.Courses[0].Periods) != 3 {
		t.Fatalf("the courses are %+v", r.Courses)
	}
	for i, want := range []calibration.Lean{calibration.LeanTrust, calibration.LeanUnknown, calibration.LeanDoubt} {
		p := r.Courses[0].Periods[i]
		if p.Lean != want || p.Runs != 20 || p.Counts.Signals() != 10 || p.Counts.Noise() != 10 {
			t.Errorf("period %d is %+v, want %v", i, p, want)
		}
	}
	wantTold(t, &r, ": you tend to trust (criterion ", "it is too early to say which way you lean (criterion ", ": you doubt too soon (criterion ", ", provisional).", "Since then 1 faulty and 2 sound devices judged")
}

func TestALongCourseIsToldInAtMostTwelvePeriodsAndLosesNoJudgement(t *testing.T) {
	var all []saves.Batch
	db := profile(t)
	for i := range 600 {
		all = append(all, ended(t, fmt.Sprint(i), "vent", 700-i, card(50, judged(i%2 == 0, 0.9))))
	}
	keep(t, db, all...)
	c := report(t, db).Courses[0]
	n := c.Since.Runs
	for _, p := range c.Periods {
		n += p.Runs
	}
	if len(c.Periods) > 12 || len(c.Periods) < 6 || n != 600 || c.Needed%10 != 0 {
		t.Errorf("%d periods of %d runs, from %d devices on", len(c.Periods), n, c.Needed)
	}
	if c.Periods[0].Level != calibration.Reported {
		t.Errorf("the first is %+v", c.Periods[0])
	}
}

func TestPoolsAreNeverPutTogether(t *testing.T) {
	db := profile(t)
	judge(t, db, 5, 9, 0, 0, 9)
	drill := goOf("liar", 0, 70, true, 2)
	drill.Attempt.Mode = "drill"
	drill.Attempt.Trials = []byte(`[{"family":"pump","kind":"silent","faulty":true,"stated":true,"p":0.9},{"family":"pump","kind":"plain","stated":true,"p":0.1}]`)
	keep(t, db, drill)
	r := report(t, db)
	if len(r.Courses) != 2 || len(r.Courses[0].Periods) != 0 || r.Courses[1].Pool != calibration.Drill || r.Courses[1].Since.Counts.Hits != 1 {
		t.Errorf("%+v", r.Courses)
	}
}

func TestOnlyQuestionsOfCasesPlayedToTheirEndAreAsked(t *testing.T) {
	db := profile(t)
	h := saves.Header{ID: "open", Scenario: "ward", Variant: "v", Engine: engine.Version, Pace: "paced", Started: tonight.Add(-day)}
	keep(t, db, ended(t, "a", "vent", 3, card(40)), saves.Batch{Run: "open", Begin: &h})
	r := report(t, db)
	var asked []string
	for _, k := range r.Today.Tasks {
		if k.Question != nil {
			asked = append(asked, k.Item)
		}
	}
	if len(asked) != 1 || asked[0] != "question/vent/q-vent" {
		t.Errorf("it asks %v", asked)
	}
	if lines := strings.Join(r.Today.Lines(), "\n"); strings.Contains(lines, "Which number") || !strings.Contains(lines, "A question from Patient care and ventilator autonomy") {
		t.Errorf("a question is told before it is asked, or not named:\n%s", lines)
	}
}

func TestTheQuestionsOfACaseStandInOneLineOfTheDay(t *testing.T) {
	three := []progress.Task{
		{Item: "a", Case: "The ward", Question: &progress.Question{}, Minutes: 1, Why: "new", New: true},
		{Item: "b", Skill: "drip", Title: "Count a drip", Minutes: 4, Why: "new", New: true},
		{Item: "c", Case: "The ward", Question: &progress.Question{}, Minutes: 1, Why: "new", New: true},
		{Item: "d", Case: "The ward", Question: &progress.Question{}, Minutes: 1, Why: "last 3 days ago", Recall: 0.71},
		{Item: "e", Case: "The ward", Question: &progress.Question{}, Minutes: 1, Why: "last 5 days ago", Recall: 0.64},
	}
	day := progress.Today{Tasks: three}
	want := []string{
		"1. 2 questions from The ward (2 minutes): new.", "2. Count a drip (4 minutes): new.",
		"3. 2 questions from The ward (2 minutes): asked before; recall about 64 to 71 %.", day.Rest(),
	}
	if got := day.Lines(); !slices.Equal(got, want) {
		t.Errorf("the day is\n%s", strings.Join(got, "\n"))
	}
	if rows := day.Rows(); len(rows) != 3 || rows[0].Tasks[1].Item != "c" || rows[2].Tasks[0].Item != "d" {
		t.Errorf("%+v", rows)
	}
}

func TestAnAnswerMovesTheQuestionAndItsRightAnswerStaysRightWhereverItStands(t *testing.T) {
	db := profile(t)
	keep(t, db, ended(t, "a", "vent", 3, card(40)))
	at := tonight
	for round := range 4 {
		s, err := progress.Read(t.Context(), db)
		must(t, err)
		r := progress.Of(&s, library(), at)
		task := r.Today.Tasks[0]
		q := task.Question
		if q == nil || q.Answers[q.Right] != "The exhaled" || q.Right != (1+round)%3 {
			t.Fatalf("round %d asks %+v", round, task)
		}
		right, log := r.Answer(&task, q.Right, at)
		if !right || log.Grade != 3 || log.Item != "question/vent/q-vent" {
			t.Errorf("answered right comes to %v, %+v", right, log)
		}
		for _, k := range r.Today.Tasks {
			if k.Question != nil {
				t.Errorf("it asks again at once: %+v", k)
			}
		}
		keep(t, db, saves.Batch{Review: &log})
		at = at.Add(400 * day)
	}
}

func TestAWrongAnswerComesBackSoonAndSaysSo(t *testing.T) {
	db := profile(t)
	keep(t, db, ended(t, "a", "vent", 3, card(40)))
	r := report(t, db)
	task := r.Today.Tasks[0]
	right, log := r.Answer(&task, 0, tonight)
	if right || log.Grade != 1 {
		t.Errorf("%v %+v", right, log)
	}
	keep(t, db, saves.Batch{Review: &log})
	s, err := progress.Read(t.Context(), db)
	must(t, err)
	later := progress.Of(&s, library(), tonight.Add(2*day))
	if k := later.Today.Tasks[0]; k.Question == nil || !strings.Contains(k.Why, "last 2 days ago, not right then; recall about ") {
		t.Errorf("two days later the first task is %+v", k)
	}
	soon := progress.Of(&s, library(), tonight.Add(time.Hour))
	if k := soon.Today.Tasks[0]; k.Question == nil || !strings.HasSuffix(k.Why, "not right then") {
		t.Errorf("an hour later what was not there is said to be: %+v", k)
	}
}

func TestSkillsAreMasteredAndRustyByTheirGoesAndComeBackWhenDue(t *testing.T) {
	db := profile(t)
	keep(t, db, goOf("drip", 1, 95, true, 90), goOf("drip", 1, 92, true, 89), goOf("bag", 0, 82, false, 2))
	r := report(t, db)
	if r.Skills[0].State != progress.Rusty || r.Skills[1].State != progress.Learning || r.Skills[1].Level != 1 {
		t.Fatalf("%+v", r.Skills)
	}
	if k := r.Today.Tasks[0]; k.Skill != "drip" || !strings.HasPrefix(k.Why, "rusty: last 89 days ago; recall about ") {
		t.Errorf("first comes %+v", k)
	}
	wantTold(t, &r, "Rusty: Count a drip.", "Learning: Ventilate by hand (level: 1 of 2; last 82).")
	keep(t, db, goOf("drip", 1, 91, true, 0))
	r = report(t, db)
	if r.Skills[0].State != progress.Mastered || r.Today.Spent != 3 {
		t.Errorf("after another go: %+v, %d minutes today", r.Skills[0], r.Today.Spent)
	}
}

func TestAGoWithFeedbackOnTheWayIsNoRecall(t *testing.T) {
	db := profile(t)
	alone, guided := goOf("drip", 1, 95, true, 4), goOf("bag", 1, 95, true, 4)
	guided.Attempt.Guided = true
	keep(t, db, alone, guided)
	for _, k := range report(t, db).Today.Tasks {
		if k.Skill == "bag" && !strings.Contains(k.Why, "not to the standard alone") {
			t.Errorf("%+v", k)
		}
	}
}

func TestPlansAreListedWithTheirRunAndWhatBecameOfThem(t *testing.T) {
	db := profile(t)
	keep(t, db, ended(t, "a", "vent", 9, card(40)), ended(t, "b", "ward", 3, card(40)),
		plan("a", "plan", "If the volumes differ,\nthen I look at the chest.", 8), plan("b", "plan", "If two pumps fail,\nthen I call.", 2))
	r := report(t, db)
	if len(r.Plans) != 2 || r.Plans[0].Run != "b" || r.Plans[0].Since != 0 || r.Plans[1].Since != 1 {
		t.Fatalf("%+v", r.Plans)
	}
	wantTold(t, &r, "If the volumes differ, then I look at the chest. Not said yet: 1 run since.", "The weekend ward: If two pumps fail, then I call. No run since.")
	tick := r.Tick("a", progress.WasKept, tonight)
	must(t, db.Reflect(t.Context(), tick))
	again := report(t, db)
	if r.Plans[1].Kept != progress.WasKept || again.Plans[1].Kept != progress.WasKept {
		t.Errorf("ticked %+v, read again %+v", r.Plans[1], again.Plans[1])
	}
	wantTold(t, &again, "2 plans: 1 kept, 0 not kept, 0 without an occasion, 1 not said yet.")
	must(t, db.Reflect(t.Context(), again.Tick("a", "", tonight)))
	if r = report(t, db); r.Plans[1].Kept != "" {
		t.Errorf("taken back, it is still %q", r.Plans[1].Kept)
	}
}

func TestNothingIsSaidOfStreaksOrAPassMark(t *testing.T) {
	db := profile(t)
	keep(t, db, ended(t, "a", "vent", 9, card(40)), goOf("drip", 1, 95, true, 1))
	r := report(t, db)
	all := strings.ToLower(told(&r))
	for _, word := range []string{"streak", "in a row,", "failed", "passed", "well done"} {
		if strings.Contains(all, word) {
			t.Errorf("it says %q:\n%s", word, all)
		}
	}
}

func TestTheFieldGuideFillsFromTheCluesOfRunsPracticeAmongThem(t *testing.T) {
	db := profile(t)
	first, second := card(40), card(50)
	first.Signs, second.Signs = []string{"clock-still", "gone"}, []string{"clock-still"}
	practised := ended(t, "b", "ward", 1, second)
	practised.Begin.Practice = true
	keep(t, db, ended(t, "a", "vent", 9, first), practised)
	r := report(t, db)
	if len(r.Guide) != 2 || !r.Guide[0].Met || r.Guide[0].Times != 2 || r.Guide[1].Met || r.Guide[1].Sign != nil {
		t.Fatalf("%+v", r.Guide)
	}
	all := ""
	for _, part := range r.GuideSections() {
		all += part.Title + "\n" + strings.Join(part.Lines, "\n") + "\n"
	}
	for _, want := range []string{
		"1 of 2 signs of device failure met.", "1. The clock stands still\nHow it looks: It does not run.\n", "Met in 2 runs, first on 12 Nov 2026: Patient care and ventilator autonomy; The weekend ward.\n", "2: not met yet\n",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("the guide does not say %q:\n%s", want, all)
		}
	}
}

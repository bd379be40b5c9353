package plain_test

import (
	"encoding/json"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"downtime/cmd/downtime/plain"
	"downtime/content"
	"downtime/game/engine"
	"downtime/game/skill"
	"downtime/saves"
)

// learned is a profile that has played a case to its end two days ago and made a plan in its debrief.
func learned(t *testing.T) plain.Options {
	t.Helper()
	o := options(t, "", "")
	db, err := saves.Open(t.Context(), o.Profile)
	must(t, err)
	h := saves.Header{ID: saves.NewID(), Scenario: icu, Variant: "mucus-plug", Engine: engine.Version, Pace: "paced", Started: o.Now().Add(-48 * time.Hour)}
	card := json.RawMessage(`{"scored":true,"total":61.5,"domains":[{"id":"outcome","points":30,"weight":40}],"trials":[]}`)
	_, err = db.Commit(t.Context(), saves.Batch{Run: h.ID, Begin: &h, End: &saves.End{At: h.Started.Add(time.Hour), Card: card, Score: 61.5}},
		saves.Batch{Reflection: &saves.Reflection{Run: h.ID, Part: "plan", Body: "If the volumes differ,\nthen I look at the chest.", At: h.Started.Add(2 * time.Hour)}})
	must(t, err)
	must(t, db.Close())
	return o
}

// reading is a profile as it lies on the disk.
func reading(t *testing.T, o plain.Options) *saves.DB {
	t.Helper()
	db, err := saves.OpenReader(t.Context(), o.Profile)
	must(t, err)
	t.Cleanup(func() { db.Close() })
	return db
}

func TestWhatIsDueIsSaidAskedAndAnsweredInLines(t *testing.T) {
	o := learned(t)
	said := typed(t, o, "progress", "1", "7", "2", "back", "questions", "1", "back", "back", "quit")
	wantSaid(t, said, "progress for what to practise today", "Heading: what to practise today, and why.",
		"1. 6 questions from Patient care and ventilator autonomy (6 minutes): new: from a case you have played.",
		"Which number settles whether he gets his breath?", "Answer 1: The set tidal volume.", "The answers are 1 to 4.",
		"Right. Set is an order", "This answer is saved.", "1 minute practised today",
		"The CO2 trace goes flat", "Not this time. Answer 3 is right: Chest, tube and bag", "It comes back soon.", "This answer is saved.", "Which case?")
	if before, _, _ := strings.Cut(said, "Type its number, or back"); strings.Contains(before, "Exhaled is what came back") {
		t.Error("the reason is told before the answer")
	}
	got, err := reading(t, o).Reviews(t.Context())
	must(t, err)
	if len(got) != 2 || got[0].Item != "question/"+icu+"/q-set-given" || got[0].Grade != 3 || got[1].Grade != 1 {
		t.Errorf("on the disk are %+v", got)
	}
}

func TestPlansAreTickedAndHowEverythingStandsIsToldInLines(t *testing.T) {
	o := learned(t)
	said := typed(t, o, "progress", "plans", "kept", "more", "fly", "back", "quit")
	wantSaid(t, said, "1 plan: 0 kept", "After Patient care and ventilator autonomy, on 19 Nov 2026: If the volumes differ, then I look at the chest.",
		"Type kept, not kept, no occasion, skip, or back.", "This answer is saved.",
		"Heading: Domains by case.", "Patient outcome 75", "Heading: Skills.", "Not begun: ", "Heading: Plans.", "1 plan: 1 kept", "No pass mark is set", `There is no "fly" here.`)
	got, err := reading(t, o).Reflections(t.Context(), "")
	must(t, err)
	if len(got) != 2 || got[1].Part != "plan-kept" || got[1].Body != "kept" {
		t.Errorf("on the disk are %+v", got)
	}
}

func TestASkillIsBegunFromProgressAndWithoutAProfileNothingIsTold(t *testing.T) {
	o := options(t, "", "")
	wantSaid(t, typed(t, o, "progress", "1", "1", "1", "1", "quit", "back", "back", "quit"), "1. Count a drip", "Which level?", "How hard should the clock be?",
		"You have left this go. It is kept", "This go is saved.", "Heading: what to practise today")
	o = options(t, "", "")
	must(t, os.WriteFile(o.Profile, []byte("a letter to my aunt, and long enough to be no database at all"), 0o600))
	wantSaid(t, typed(t, o, "yes", "progress", "skills", "news2", "1", "1", "1", "quit", "back", "back", "quit"), "No profile is open, so there is nothing to tell", "You have left this go. It is not scored.")
}

func TestAGoInLinesIsKeptHalfWayOfferedAgainAndTakenUpWhereItStood(t *testing.T) {
	o := options(t, "", "")
	wantSaid(t, typed(t, o, "skills", "news2", "1", "1", "1", "9 7", "watch 3", "quit", "back", "back", "quit"), "You have left this go. It is kept", "This go is saved.")
	all, err := reading(t, o).Attempts(t.Context())
	must(t, err)
	if len(all) != 1 || all[0].Skill != "news2" || all[0].Status != saves.Playing || all[0].Seq != 1 || all[0].Tick < 150 {
		t.Fatalf("on the disk are %+v", all)
	}
	said := typed(t, o, "skills", "news2", "yes", "again", "quit", "back", "news2", "close", "back", "back", "quit")
	wantSaid(t, said, "You left a go at this half-way, after 3 seconds.", "Type yes, no for a new one", "Now: 7 points.", "You have left this go. It is kept", "Closed, unscored.", "Which level?")
	all, err = reading(t, o).Attempts(t.Context())
	must(t, err)
	if len(all) != 1 || all[0].Status != saves.Abandoned {
		t.Errorf("after closing it, on the disk are %+v", all)
	}
}

func TestAGoWhoseInputEndsIsKept(t *testing.T) {
	o := options(t, "", "")
	typed(t, o, "skills", "news2", "1", "1", "1", "9 7")
	all, err := reading(t, o).Attempts(t.Context())
	must(t, err)
	if len(all) != 1 || all[0].Status != saves.Playing || all[0].Seq != 1 {
		t.Errorf("on the disk are %+v", all)
	}
}

func TestAGoPlayedToItsEndInLinesIsKeptWithItsResultAndMastered(t *testing.T) {
	o := options(t, "", "")
	all, err := content.Skills()
	must(t, err)
	i := slices.IndexFunc(all, func(s skill.Skill) bool { return s.ID == "news2" })
	bot := skill.Begin(&all[i], skill.Setup{Seed: 7, Timing: skill.Off})
	all[i].Bots[0].Play(bot)
	copied := skill.Begin(&all[i], bot.Setup)
	lines := []string{"skills", "news2", "1", "1", "1"}
	for _, in := range bot.Inputs { // as a trainee types what the bot does
		if in.Do != "" {
			lines = append(lines, in.Do)
		}
		for n, f := range copied.Exercise.View().Fields {
			if f.ID != in.Set || in.Set == "" {
				continue
			}
			value := in.Value
			for k, opt := range f.Options {
				if opt.ID == in.Value {
					value = strconv.Itoa(k + 1)
				}
			}
			lines = append(lines, strconv.Itoa(n+1)+" "+value)
		}
		must(t, copied.Do(in))
	}
	wantSaid(t, typed(t, o, append(lines, "back", "back", "progress", "more", "back", "quit")...), "This go: 100 of 100.", "This go is saved.",
		"4 minutes practised today", "Learning: Score NEWS2 by hand (level: 1 of 3; last 100).")
	kept, err := reading(t, o).Attempts(t.Context())
	must(t, err)
	if len(kept) != 1 || kept[0].Status != saves.Ended || kept[0].Score != 100 || kept[0].Level != 0 {
		t.Errorf("on the disk are %+v", kept)
	}
}

func TestTheDebriefInLinesHearsTheTraineeBeforeItTellsAnythingAndTheCardComesLast(t *testing.T) {
	o := options(t, icu, "silent-limiter")
	sc := compiled(t, icu)
	words := []string{"Long.", "A plug, I thought", "four", "3 4, 2 1", "The noise", "the volumes differ", "I take the bag"}
	asked := 0
	said := conversation(t, o, func(prompt string) string {
		switch {
		case strings.HasSuffix(prompt, "Your turn."):
			return "wait 600"
		case strings.HasSuffix(prompt, "quit to leave."):
			return "quit"
		}
		asked++
		return words[asked-1]
	})
	at := -1
	for _, want := range []string{
		"Debrief. " + sc.Place, "First it is your turn", "How was it?", "What did you think was happening at ", "how much of the duty", "That is not four numbers",
		"This case is called: " + sc.Title, "Heading: What was really so.", "Heading: Questions to take away.", "What would tell the two apart?", "You wrote: The noise",
		"Heading: Who owed what.", "You gave 30 of 100.", "Your plan: if what happens?", "If the volumes differ, then I take the bag.", "Heading: Where to talk.", "Your Card, by domain.", "Total: ",
	} {
		i := strings.Index(said, want)
		if i < at {
			t.Errorf("%q is said out of its order, or not at all", want)
		}
		at = max(at, i)
	}
	kept, err := reading(t, o).Reflections(t.Context(), stored(t, o).ID)
	must(t, err)
	got := map[string]string{}
	for _, k := range kept {
		got[k.Part] = k.Body
	}
	want := map[string]string{"reaction": "Long.", "thought": "A plug, I thought", "duty": "3 4 2 1", "twin": "The noise", "plan": "If the volumes differ,\nthen I take the bag."}
	if !maps.Equal(got, want) {
		t.Errorf("kept is %q", got)
	}
}

func TestAnAnswerInTheDebriefInLinesCountsForProgress(t *testing.T) {
	o := options(t, icu, "mucus-plug")
	turns := 0
	conversation(t, options(t, icu, "mucus-plug"), func(prompt string) string {
		switch {
		case strings.HasSuffix(prompt, "Your turn."):
			turns++
			return "wait 600"
		case strings.HasSuffix(prompt, "quit to leave."):
			return "quit"
		}
		return ""
	})
	lines := append(slices.Repeat([]string{"wait 600"}, turns), "", "", "", "", "") // nothing in the trainee's own words
	said := typed(t, o, append(lines, "questions", "2", "what", "1")...)
	wantSaid(t, said, "Question 1 of ", "Yes. ", "Question 2 of ", "It is answer 3.", "Question 3 of ")
	got, err := reading(t, o).Reviews(t.Context())
	must(t, err)
	if len(got) != 2 || got[0].Item != "question/"+icu+"/q-set-given" || got[0].Grade != 3 || got[1].Item != "question/"+icu+"/q-bag" || got[1].Grade != 1 {
		t.Errorf("on the disk are %+v", got)
	}
}

package room

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"downtime/saves"
	"downtime/saves/handin"
)

// Question is one of the five that a session may ask before and after.
type Question struct{ ID, Text string }

// Questions are answered from 1 (not at all) to 5 (fully). They are chosen for this simulation and not validated [D].
var Questions = []Question{
	{"notice", "I would notice if a device at the bedside showed something that is not so."},
	{"check", "I know how to check what a device shows against the patient."},
	{"hands", "I could keep a patient safe by hand while a device cannot be trusted."},
	{"tell", "I know whom to tell when I suspect a device or a system, and how."},
	{"report", "I would report a suspected device fault and keep the evidence."},
}

// recallAfter is when the same questions are asked once more: six weeks after joining.
const recallAfter = 6 * 7 * 24 * time.Hour

const surveySetting = "survey"

// Due says which round of questions is due: "before", "after", "later", or "" for none.
func (r *Room) Due(ctx context.Context, db *saves.DB, runs []saves.Summary, now time.Time) (string, error) {
	if !r.Session.Survey {
		return "", nil
	}
	given, err := answers(ctx, db)
	if err != nil {
		return "", err
	}
	_, more := r.Next(runs)
	switch asked := func(when string) bool { _, ok := given[when+"/"+Questions[0].ID]; return ok }; {
	case len(runs) == 0 && !asked("before"):
		return "before", nil
	case !more && !asked("after") && now.Sub(r.Joined) < recallAfter:
		return "after", nil
	case !more && !asked("later") && now.Sub(r.Joined) >= recallAfter:
		return "later", nil
	}
	return "", nil
}

// Introduction is what is said before a round of questions.
func Introduction(when string) string {
	if when == "later" {
		when = "six weeks after"
	}
	return fmt.Sprintf("%d questions about yourself, %s the cases. No answer is right or wrong.", len(Questions), when)
}

func answers(ctx context.Context, db *saves.DB) (map[string]int, error) {
	given := map[string]int{}
	_, err := db.Setting(ctx, surveySetting, &given)
	return given, err
}

// Survey asks a round of questions, each with ask, which shows a line and gives what was typed. They are kept together or not at all: who stops half-way
// is asked again.
func (r *Room) Survey(ctx context.Context, db *saves.DB, when string, ask func(string) (string, error)) error {
	given, err := answers(ctx, db)
	if err != nil {
		return err
	}
	for i, q := range Questions {
		for again := ""; ; again = "A number from 1 to 5 is wanted; q leaves the questions for another time. " {
			line, err := ask(again + fmt.Sprintf("Question %d of %d. %s From 1, not at all, to 5, fully?", i+1, len(Questions), q.Text))
			if err != nil {
				return err
			}
			if n, err := strconv.Atoi(strings.TrimSpace(line)); err == nil && n >= 1 && n <= 5 {
				given[when+"/"+q.ID] = n
				break
			}
			if word := strings.ToLower(strings.TrimSpace(line)); word == "quit" || word == "q" {
				return ErrStopped
			}
		}
	}
	return db.SetSetting(ctx, surveySetting, given)
}

// ErrStopped means that the learner left the questions; they are asked again the next time.
var ErrStopped = errors.New("the questions were left")

// Answers are those of a profile, as they are handed in.
func Answers(ctx context.Context, db *saves.DB) ([]handin.Answer, error) {
	given, err := answers(ctx, db)
	var out []handin.Answer
	for _, key := range slices.Sorted(maps.Keys(given)) {
		when, item, ok := strings.Cut(key, "/")
		if ok {
			out = append(out, handin.Answer{When: when, Item: item, Choice: given[key]})
		}
	}
	return out, err
}

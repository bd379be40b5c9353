package progress

import (
	"context"
	"slices"
	"strings"
	"time"

	"downtime/content"
	"downtime/game/debrief"
	"downtime/saves"
)

// The parts of a debrief under which a plan and what became of it are kept.
const (
	planPart = debrief.PlanPart
	KeptPart = "plan-kept"
)

// Kept says what became of a plan; "" while nobody has said.
type Kept string

// The answers.
const (
	WasKept    Kept = "kept"
	WasNotKept Kept = "not kept"
	NoOccasion Kept = "no occasion"
)

// AnswerOf is what a key says of a plan: y kept, n not kept, o no occasion. False: nothing.
func AnswerOf(key string) (Kept, bool) {
	k, ok := map[string]Kept{"y": WasKept, "n": WasNotKept, "o": NoOccasion}[key]
	return k, ok
}

// Plan is an if–then plan in the trainee's own words.
type Plan struct {
	Run   string    `json:"run"` // in whose debrief it was written
	Case  string    `json:"case"`
	At    time.Time `json:"at"` // when it was written
	Text  string    `json:"text"`
	Kept  Kept      `json:"kept"`  // as the trainee says; "" not said yet
	Since int       `json:"since"` // runs begun since and played to their end: occasions to keep it
}

// plans fills in every plan with its answer, newest first.
func (r *Report) plans(s *Stored, lib *Library) {
	kept := map[string]Kept{}
	r.Plans = []Plan{}
	for _, x := range s.Plans {
		if x.Part == KeptPart {
			kept[x.Run] = Kept(x.Body)
		}
	}
	for i := len(s.Plans) - 1; i >= 0; i-- {
		x := &s.Plans[i]
		if x.Part != planPart {
			continue
		}
		p := Plan{Run: x.Run, At: x.At, Text: strings.Join(strings.Fields(x.Body), " "), Kept: kept[x.Run]}
		name, title := nameOf(lib, x.Scenario, x.Ended)
		if p.Case = title; title == "" {
			p.Case = name
		}
		after, _ := slices.BinarySearchFunc(s.Judged, x.At, func(j saves.Judged, at time.Time) int {
			if j.Started.After(at) {
				return 1
			}
			return -1
		})
		p.Since = len(s.Judged) - after
		r.Plans = append(r.Plans, p)
	}
}

// Tick says of a plan what became of it; the zero answer takes it back. It is stored by whoever asked.
func (r *Report) Tick(run string, k Kept, at time.Time) saves.Reflection {
	for i := range r.Plans {
		if r.Plans[i].Run == run {
			r.Plans[i].Kept = k
		}
	}
	return Ticked(run, k, at)
}

// Unsaid is the newest plan of another run of which nobody has said yet what became of it, for the debrief of a later run; nil if there is none.
func Unsaid(ctx context.Context, db *saves.DB, cases []content.Summary, run string) (*Plan, error) {
	all, err := db.Written(ctx, planPart, KeptPart)
	if err != nil {
		return nil, err
	}
	r, s := Report{}, Stored{Plans: all}
	r.plans(&s, &Library{Cases: cases})
	for i := range r.Plans {
		if p := &r.Plans[i]; p.Run != run && p.Kept == "" {
			return p, nil
		}
	}
	return nil, nil
}

// Ticked is what is stored when somebody says of a plan what became of it.
func Ticked(run string, k Kept, at time.Time) saves.Reflection {
	return saves.Reflection{Run: run, Part: KeptPart, Body: string(k), At: at}
}

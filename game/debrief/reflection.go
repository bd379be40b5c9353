package debrief

import (
	"fmt"
	"strings"

	"downtime/game/engine"
	"downtime/game/run"
	"downtime/game/score"
)

// Reflection is what the trainee wrote and answered in the debrief; all of it is optional.
type Reflection struct {
	Reaction string   `json:"reaction,omitempty"`      // how it was, in a line
	Thought  string   `json:"thought,omitempty"`       // what was happening, told before any feedback
	Tell     string   `json:"tell,omitempty"`          // what would tell the case from its twin, told before the twin
	If       string   `json:"if,omitempty"`            // the plan: the cue,
	Then     string   `json:"then,omitempty"`          // and what is then done
	Duty     Division `json:"responsibility,omitzero"` // how responsibility was divided, before the truth was told: weights by engine.Parties
	Answers  []Answer `json:"answers,omitempty"`
	Replay   string   `json:"replay,omitempty"` // how often the failed decision was replayed, and whether it came right
}

// Answer is what was answered to one question of the case.
type Answer struct {
	Question string `json:"question"` // id
	Text     string `json:"text"`
	Right    bool   `json:"right"`
}

// The parts under which a reflection is kept. An answer is kept under AnswerPart and the question's id.
const (
	ReactionPart = "reaction"
	ThoughtPart  = "thought"
	TellPart     = "twin"
	PlanPart     = "plan"
	ReplayPart   = "replay"
	AnswerPart   = "answer/"
)

// Plan is an if-then plan as it is kept and printed; "" if both halves are empty.
func Plan(cue, act string) string {
	cue, act = strings.TrimSpace(cue), strings.TrimSpace(act)
	if cue == "" && act == "" {
		return ""
	}
	return "If " + cue + ",\nthen " + act + "."
}

// Halves takes a kept plan apart again.
func Halves(plan string) (cue, act string) {
	cue, act, _ = strings.Cut(plan, "\n")
	cue = strings.TrimSuffix(strings.TrimPrefix(cue, "If "), ",")
	return cue, strings.TrimSuffix(strings.TrimPrefix(act, "then "), ".")
}

// Reflect puts what was written, by part, into a report.
func (r *Report) Reflect(kept map[string]string) {
	r.Reflection = Reflection{Reaction: kept[ReactionPart], Thought: kept[ThoughtPart], Tell: kept[TellPart], Replay: kept[ReplayPart]}
	r.Reflection.If, r.Reflection.Then = Halves(kept[PlanPart])
	r.Reflection.Duty = ReadDivision(kept[DutyPart])
	r.divided()
	for _, q := range r.Questions {
		if text := kept[AnswerPart+q.ID]; text != "" {
			r.Reflection.Answers = append(r.Reflection.Answers, Answer{q.ID, text, q.Right < len(q.Answers) && q.Answers[q.Right] == text})
		}
	}
}

// Unscored makes the report that of a practice run: what went right and what to ask about stay, the points go.
func (r *Report) Unscored() {
	r.Card = score.Card{Scenario: r.Card.Scenario, Variant: r.Card.Variant, Kind: r.Card.Kind}
}

// answer is what was answered to a question; nil if nothing was.
func (r *Reflection) answer(question string) *Answer {
	for i := range r.Answers {
		if r.Answers[i].Question == question {
			return &r.Answers[i]
		}
	}
	return nil
}

func (r *Report) thought() string {
	var b strings.Builder
	if w := r.Reflection.Reaction; w != "" {
		b.WriteString("**How it was:** " + plain(w) + "\n\n")
	}
	if w := r.Reflection.Thought; w != "" {
		about := "What you thought was happening"
		if r.Moment.Clock != "" {
			about += " at " + r.Moment.Clock
		}
		b.WriteString("**" + about + ":** " + plain(w) + "\n\n")
	}
	if r.Reflection.Duty.Given() {
		b.WriteString("**How you divided responsibility:** " + r.Reflection.Duty.words() + "\n")
	}
	return b.String()
}

func (r *Report) plan() string {
	if r.Reflection.If == "" && r.Reflection.Then == "" {
		return ""
	}
	return fmt.Sprintf("If %s, then %s.\n", plain(r.Reflection.If), plain(r.Reflection.Then))
}

// plain keeps what a trainee wrote from being read as Markdown.
func plain(text string) string {
	var b strings.Builder
	for _, c := range strings.Join(strings.Fields(text), " ") {
		if strings.ContainsRune("\\`*_{}[]<>#|~&!", c) {
			b.WriteByte('\\')
		}
		b.WriteRune(c)
	}
	return b.String()
}

// KeyMoment is the instant of a run about which a trainee is asked before any feedback. It is found in the trainee's own log alone, so that the
// question gives nothing away.
type KeyMoment struct {
	Tick  int64  `json:"tick"`
	Clock string `json:"clock"`
	Act   string `json:"act,omitempty"` // what the trainee began then; "" if nothing was done in the run
}

// keyOrder is what makes a moment the key one: what was done with the hands before a treatment, before an act on a device.
var keyOrder = []string{"hands", "treat", "device", "call", "check"}

// Key finds the key moment of a run: the first act of the hands, or else the first treatment, act on a device, call or check; of an idle run its middle.
func Key(sc *engine.Scenario, r *run.Run) KeyMoment {
	for _, category := range keyOrder {
		for _, in := range r.Inputs {
			if in.Kind == engine.DoAct && sc.Actions[in.Action].Category == category {
				return KeyMoment{in.Tick, sc.Clock(in.Tick), sc.ActionWords(in.Action)}
			}
		}
	}
	return KeyMoment{Tick: r.State.Tick / 2, Clock: sc.Clock(r.State.Tick / 2)}
}

// Support is where to talk if a case was upsetting, unless an instructor has set other words. It names roles: numbers differ from place to place.
const Support = "If this case stayed with you, talk to somebody today: a colleague on your team, your educational or clinical supervisor, your hospital's " +
	"staff support or occupational health service, or your own GP. Nothing you wrote here is sent to anyone."

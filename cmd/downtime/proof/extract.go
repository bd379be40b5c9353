package proof

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"downtime/game/debrief"
	"downtime/game/engine"
	"downtime/game/run"
	"downtime/game/score"
	"downtime/saves"
	"downtime/saves/cohort"
)

// Decision is one input of a run in words, as tables and statements tell it.
type Decision struct {
	N      int      `json:"n"`
	Tick   int64    `json:"tick"`
	Clock  string   `json:"clock"`
	Verb   string   `json:"verb"` // acted, reported, ranked, said, answered, believed, set, heard; began and ended with the bag
	Object string   `json:"object"`
	Value  *float64 `json:"value,omitempty"`
	Words  string   `json:"words"`
	Typed  string   `json:"typed,omitempty"` // the learner's own words
}

// extract takes out of a proved run what an instructor reviews.
func extract(stored *saves.Run, r *run.Run, card *score.Card) (cohort.Run, error) {
	sc := r.Scenario
	out := cohort.Run{
		ID: stored.ID, Scenario: stored.Scenario, Variant: stored.Variant, Kind: card.Kind, Seed: stored.Seed, Engine: stored.Engine, Content: stored.ContentHash,
		Pace: stored.Pace, Ending: card.Ending, Started: stored.Started, Ended: stored.EndedAt, Status: stored.Status, Ticks: stored.LastTick, Inputs: len(r.Inputs),
		Scored: card.Scored, Total: card.Total, Uncapped: card.Uncapped,
	}
	var err error
	if out.Play, err = played(r); err != nil {
		return out, err
	}
	if out.Domains, err = domains(card); err != nil {
		return out, err
	}
	if stored.Status == saves.Ended {
		lines(&out, card)
		trials(&out, sc, card)
		ranks(&out, sc, &r.State)
		for _, f := range card.Criticals {
			out.Add(cohort.Criticals, out.Term("critical", f.ID, f.Label, ""), f.Tick)
		}
	}
	clues(&out, sc, &r.State)
	events(&out, sc, r)
	if err := decisions(&out, sc, r); err != nil {
		return out, err
	}
	var body bytes.Buffer
	if err := saves.WriteRun(&body, *stored); err != nil {
		return out, err
	}
	return out, out.Pack(cohort.Body, body.Bytes())
}

func domains(card *score.Card) (string, error) {
	all := [][3]any{}
	for _, d := range card.Domains {
		all = append(all, [3]any{d.ID, d.Points, d.Weight})
	}
	text, err := json.Marshal(all)
	if err != nil {
		return "", fmt.Errorf("write domains: %w", err)
	}
	return string(text), nil
}

func lines(out *cohort.Run, card *score.Card) {
	for _, d := range card.Domains {
		for _, l := range d.Lines {
			if l.Kind != score.KindFloor {
				out.Add(cohort.Items, out.Term("line", l.ID, l.Label, d.ID), tenths(l.Earned), tenths(l.Possible))
			}
		}
	}
}

func tenths(x float64) int64 { return int64(math.Round(x * 10)) }

// millionths is a number between 0 and 1, or a ratio, as lists of numbers hold it.
func millionths(x float64) int64 { return int64(math.Round(min(x, 1e9) * 1e6)) }

func trials(out *cohort.Run, sc *engine.Scenario, card *score.Card) {
	for _, t := range card.Trials {
		out.Add(cohort.Trials, out.Term("device", t.Device, sc.TargetLabel(t.Device), ""), out.Term("family", t.Family, t.Family, ""), bit(t.Faulty), bit(t.Stated),
			millionths(t.P), millionths(t.Ideal), millionths(t.From), millionths(t.LR))
	}
}

func bit(on bool) int64 {
	if on {
		return 1
	}
	return 0
}

func clues(out *cohort.Run, sc *engine.Scenario, s *engine.State) {
	for i := range sc.Clues {
		if st := &s.Clues[i]; st.Available > 0 {
			out.Add(cohort.Clues, out.Term("clue", sc.Clues[i].ID, sc.Clues[i].Label, strconv.FormatFloat(sc.Clues[i].LR, 'g', -1, 64)), st.Available, st.Seen)
		}
	}
}

// ranks are the experts' ranks of the patients beside the learner's, of the first ranking of the case.
func ranks(out *cohort.Run, sc *engine.Scenario, s *engine.State) {
	for i := range sc.Criteria {
		places := sc.Criteria[i].Order
		if len(places) == 0 {
			continue
		}
		for _, p := range places {
			if given := s.Order[p.Patient]; given > 0 {
				id := sc.Patients[p.Patient].ID
				out.Add(cohort.Ranks, out.Term("patient", id, sc.TargetLabel(id), ""), int64(p.Rank), given)
			}
		}
		return
	}
}

func events(out *cohort.Run, sc *engine.Scenario, r *run.Run) {
	for _, e := range r.Events {
		switch e.Kind {
		case engine.SceneChosen, engine.ScenePassed:
			scene := &sc.Scenes[e.Ref]
			choice := int64(-1)
			if e.Kind == engine.SceneChosen {
				c := &scene.Choices[e.Sub]
				choice = out.Term("choice", scene.ID+"/"+c.ID, c.Label, scene.ID)
			}
			out.Add(cohort.Answers, out.Term("scene", scene.ID, scene.Speaker+": "+asked(sc, scene), ""), choice, e.Tick, bit(e.Kind == engine.SceneChosen && e.By >= 0))
		case engine.Believed:
			d := &sc.Devices[e.Ref]
			out.Add(cohort.Beliefs, out.Term("device", d.ID, sc.TargetLabel(d.ID), ""), e.Tick, millionths(e.Val[0]))
		}
	}
}

// asked is the text of a scene with its numbers left open: they differ from run to run.
func asked(sc *engine.Scenario, s *engine.Scene) string {
	out := ""
	for i, part := range sc.Texts[s.Text].Parts {
		if i > 0 {
			out += "…"
		}
		out += part
	}
	return out
}

// decisions tells every input. Squeezes of the bag, of which there are hundreds, are told by the bout.
func decisions(out *cohort.Run, sc *engine.Scenario, r *run.Run) error {
	words := debrief.Inputs(sc, r)
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for i := range r.Inputs {
		in := &r.Inputs[i]
		d := Decision{N: i + 1, Tick: in.Tick, Clock: sc.Clock(in.Tick), Words: words[i], Typed: typed(in)}
		if !d.tell(sc, in) {
			continue
		}
		if err := enc.Encode(d); err != nil {
			return fmt.Errorf("write decisions: %w", err)
		}
	}
	return out.Pack(cohort.Decisions, b.Bytes())
}

// typed are the learner's own words in an input: what was said, or a report field by field.
func typed(in *engine.Input) string {
	words := in.Text
	for _, id := range slices.Sorted(maps.Keys(in.Fields)) {
		if in.Fields[id] != "" {
			words = strings.TrimPrefix(words+"; "+id+": "+in.Fields[id], "; ")
		}
	}
	return words
}

// tell names the verb and the object of an input; false for a squeeze or its end.
func (d *Decision) tell(sc *engine.Scenario, in *engine.Input) bool {
	switch in.Kind {
	case engine.DoAct:
		a := &sc.Actions[in.Action]
		d.Verb, d.Object = "acted", a.ID
		if a.Target != "" {
			d.Object += "/" + a.Target
		}
		switch {
		case len(in.Fields) > 0:
			d.Verb = "reported"
		case len(in.Order) > 0:
			d.Verb = "ranked"
		case in.Text != "":
			d.Verb = "said"
		}
		if a.HasValue {
			d.Value = &in.Value
		}
	case engine.Choose:
		s := &sc.Scenes[in.Scene]
		d.Verb, d.Object = "answered", s.ID+"/"+s.Choices[in.Choice].ID
	case engine.Believe:
		d.Verb, d.Object, d.Value = "believed", sc.Devices[in.Device].ID, &in.P
	case engine.MoveLimit:
		d.Verb, d.Object = "set", sc.Devices[in.Device].ID
	case engine.Inject:
		d.Verb, d.Object = "heard", sc.Scenes[in.Scene].ID
	case engine.Live:
		d.Verb, d.Object = map[bool]string{true: "began", false: "ended"}[in.On], "bag"
	default:
		return false
	}
	return true
}

package prove

import (
	"downtime/game/engine"
	"downtime/game/run"
)

// Seen is what has happened at least once in some runs.
type Seen struct {
	acts, scenes, clues, met, failed, endings []bool
	findings, choices                         [][]bool
}

func newSeen(sc *engine.Scenario) *Seen {
	s := &Seen{
		acts: make([]bool, len(sc.Actions)), scenes: make([]bool, len(sc.Scenes)), clues: make([]bool, len(sc.Clues)), met: make([]bool, len(sc.Criteria)),
		failed: make([]bool, len(sc.Critical)), endings: make([]bool, len(sc.Endings)),
		findings: make([][]bool, len(sc.Actions)), choices: make([][]bool, len(sc.Scenes)),
	}
	for i := range sc.Actions {
		s.findings[i] = make([]bool, len(sc.Actions[i].Findings))
	}
	for i := range sc.Scenes {
		s.choices[i] = make([]bool, len(sc.Scenes[i].Choices))
	}
	return s
}

// add takes in one run.
func (s *Seen) add(r *run.Run) {
	for i := range r.Events {
		e := &r.Events[i]
		switch e.Kind {
		case engine.Began, engine.Finished:
			s.acts[e.Ref] = true
		case engine.Found:
			s.findings[e.Ref][e.Sub] = true
		case engine.SceneOpened:
			s.scenes[e.Ref] = true
		case engine.SceneChosen:
			s.choices[e.Ref][e.Sub] = true
		case engine.ClueSeen:
			s.clues[e.Ref] = true
		case engine.CriterionMet:
			s.met[e.Ref] = true
		case engine.CriticalFailed:
			s.failed[e.Ref] = true
		case engine.Ended:
			if e.Ref >= 0 {
				s.endings[e.Ref] = true
			}
		}
	}
}

// join takes in what others have seen.
func (s *Seen) join(o *Seen) {
	for _, pair := range [][2][]bool{{s.acts, o.acts}, {s.scenes, o.scenes}, {s.clues, o.clues}, {s.met, o.met}, {s.failed, o.failed}, {s.endings, o.endings}} {
		either(pair[0], pair[1])
	}
	for i := range s.findings {
		either(s.findings[i], o.findings[i])
	}
	for i := range s.choices {
		either(s.choices[i], o.choices[i])
	}
}

func either(into, from []bool) {
	for i := range into {
		into[i] = into[i] || from[i]
	}
}

// Unseen is what happened in no run: by its id, findings and choices by "action/number" (from 1) and "scene/choice".
type Unseen struct {
	Actions  []string `json:"actions"`
	Findings []string `json:"findings"`
	Scenes   []string `json:"scenes"`
	Choices  []string `json:"choices"`
	Clues    []string `json:"clues"`
	Criteria []string `json:"criteria"`
	Critical []string `json:"critical"`
	Endings  []string `json:"endings"`
}

// missing lists what was not seen.
func (s *Seen) missing(sc *engine.Scenario) Unseen {
	u := Unseen{
		Actions: absent(s.acts, func(i int) string { return name(&sc.Actions[i]) }), Scenes: absent(s.scenes, func(i int) string { return sc.Scenes[i].ID }),
		Clues: absent(s.clues, func(i int) string { return sc.Clues[i].ID }), Criteria: absent(s.met, func(i int) string { return sc.Criteria[i].ID }),
		Critical: absent(s.failed, func(i int) string { return sc.Critical[i].ID }), Endings: absent(s.endings, func(i int) string { return sc.Endings[i].ID }),
		Findings: []string{}, Choices: []string{},
	}
	for a := range s.findings {
		if s.acts[a] {
			u.Findings = append(u.Findings, absent(s.findings[a], func(i int) string { return name(&sc.Actions[a]) + "/" + decimal(i+1) })...)
		}
	}
	for i := range s.choices {
		if s.scenes[i] {
			u.Choices = append(u.Choices, absent(s.choices[i], func(c int) string { return sc.Scenes[i].ID + "/" + sc.Scenes[i].Choices[c].ID })...)
		}
	}
	return u
}

func absent(seen []bool, id func(int) string) []string {
	out := []string{}
	for i := range seen {
		if !seen[i] {
			out = append(out, id(i))
		}
	}
	return out
}

// name is an action with its target.
func name(a *engine.Action) string {
	if a.Target == "" {
		return a.ID
	}
	return a.ID + " on " + a.Target
}

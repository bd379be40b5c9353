package review

import (
	"encoding/json"
	"maps"
	"slices"

	"downtime/game/calibration"
	stats "downtime/game/cohort"
	"downtime/saves/cohort"
)

// Skill is one skill of the lab over its learners.
type Skill struct {
	ID       string   `json:"id"`
	Learners int      `json:"learners"`
	Goes     int      `json:"goes"`
	Unguided int      `json:"unguided"`
	Mean     *float64 `json:"mean"`  // of each learner's latest unguided go
	Met      *float64 `json:"met"`   // share of learners who met the standard in an unguided go
	Level    int      `json:"level"` // the highest that was played

	proved, met int // learners with an unguided go, and of those who met the standard
	goes        []cohort.Go
}

func skills(goes []cohort.Go) []Skill {
	type standing struct {
		latest float64
		met    bool
		any    bool
	}
	by := map[string]*Skill{}
	learners := map[string]map[string]*standing{}
	for i := range goes { // the oldest first
		g := &goes[i]
		s := by[g.Skill]
		if s == nil {
			s = &Skill{ID: g.Skill}
			by[g.Skill], learners[g.Skill] = s, map[string]*standing{}
		}
		l := learners[g.Skill][g.Learner]
		if l == nil {
			l = &standing{}
			learners[g.Skill][g.Learner] = l
		}
		s.Goes++
		s.goes = append(s.goes, *g)
		s.Level = max(s.Level, g.Level)
		if !g.Guided {
			s.Unguided++
			l.latest, l.any, l.met = g.Score, true, l.met || g.Met
		}
	}
	out := []Skill{}
	for _, id := range slices.Sorted(maps.Keys(by)) {
		s := by[id]
		var latest []float64
		for _, name := range slices.Sorted(maps.Keys(learners[id])) {
			if l := learners[id][name]; l.any {
				latest = append(latest, l.latest)
				if l.met {
					s.met++
				}
			}
		}
		s.Learners, s.proved = len(learners[id]), len(latest)
		if s.proved > 0 {
			s.Mean, s.Met = some(stats.Mean(latest)), some(float64(s.met)/float64(s.proved))
		}
		out = append(out, *s)
	}
	return out
}

// vignettes are the judgements of goes at vignettes, by their mode: drills and shifts are never put together, nor with cases. Guided goes judge nothing.
func vignettes(goes []cohort.Go) []Judgement {
	by := map[calibration.Pool]map[string][]said{}
	for i := range goes {
		g := &goes[i]
		var raw [][6]any
		if g.Guided || json.Unmarshal([]byte(g.Trials), &raw) != nil {
			continue
		}
		pool := calibration.Pool(g.Mode)
		for _, x := range raw {
			t := calibration.Trial{Pool: pool}
			var ok [6]bool
			t.Family, ok[0] = x[0].(string)
			t.Kind, ok[1] = x[1].(string)
			t.Faulty, ok[2] = x[2].(bool)
			t.Stated, ok[3] = x[3].(bool)
			t.P, ok[4] = x[4].(float64)
			t.Ideal, ok[5] = x[5].(float64)
			if slices.Contains(ok[:], false) {
				continue
			}
			if by[pool] == nil {
				by[pool] = map[string][]said{}
			}
			by[pool][g.Learner] = append(by[pool][g.Learner], said{Trial: t})
		}
	}
	out := []Judgement{}
	for _, pool := range []calibration.Pool{calibration.Drill, calibration.Shift} {
		if len(by[pool]) > 0 {
			out = append(out, judged(pool, by[pool]))
		}
	}
	return out
}

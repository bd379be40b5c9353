package engine

import (
	"downtime/game/device"
	"downtime/game/news"
)

// NEWS2 on the wards that score it: from what is displayed and what a person charted, so that a device that lies falsifies it. The same
// score of what is true is for the debrief. Which patients are scored, and on which scale for oxygen, their chart says (Patient.News2).

// NewsView is the early warning score as whoever adds it up at the bed gets it.
type NewsView struct {
	Total   int        `json:"total"` // of what can be read; more, if something is missing
	Risk    string     `json:"risk"`
	Red     bool       `json:"red,omitempty"` // a single parameter scores 3
	Scale   int        `json:"scale"`         // 1, or 2 for a target of 88 to 92 %
	Level   string     `json:"level"`         // as last charted: A, C, V, P or U
	Parts   []NewsPart `json:"parts"`
	Missing []string   `json:"missing,omitempty"` // parameters that nothing shows
}

// NewsPart is one parameter of the score.
type NewsPart struct {
	Name    string `json:"name"`
	Points  int    `json:"points"`
	Missing bool   `json:"missing,omitempty"`
}

// observeNews scores what is displayed of patient p; nil on a ward that does not.
func observeNews(sc *Scenario, s *State, p int) *NewsView {
	scale := sc.Patients[p].News2
	if scale == 0 {
		return nil
	}
	v := ShownVitals(s, p)
	score := news.Of(&v, news.Scale(scale-1))
	out := &NewsView{Total: score.Total, Risk: score.Risk().String(), Red: score.Red, Scale: scale, Level: v.Level.String()}
	for i, points := range score.Points {
		part := NewsPart{Name: news.Parameter(i).String(), Points: points, Missing: v.Missing[i]}
		if part.Missing {
			out.Missing = append(out.Missing, part.Name)
		}
		out.Parts = append(out.Parts, part)
	}
	return out
}

// ShownVitals is what can be charted of patient p without a hand on them: the monitor's numbers, whether oxygen is given, and the level of
// consciousness as last charted. Where there is no monitor, its numbers are missing.
func ShownVitals(s *State, p int) news.Vitals {
	oxygen, level := s.oxygen(p) > airFraction, news.Level(s.Level[p])
	for d := range s.Devices {
		if dev := &s.Devices[d]; dev.Kind == device.Monitor && int(dev.Patient) == p && s.Here[d] {
			return news.Shown(dev, oxygen, level)
		}
	}
	dark := device.Device{Blank: ^uint32(0)}
	return news.Shown(&dark, oxygen, level)
}

// TrueVitals is what a perfect observer would chart of patient p: for the debrief, never for a screen of play.
func TrueVitals(s *State, p int) news.Vitals {
	return news.True(&s.Patients[p], s.breaths(p), s.oxygen(p) > airFraction)
}

// airFraction is the oxygen fraction above which oxygen is being given.
const airFraction = 0.22

// oxygen is the fraction of oxygen that is given to patient p by whatever is on the airway, or by mask.
func (s *State) oxygen(p int) float64 {
	d := s.Airway[p]
	if d < 0 {
		return s.Care[p].Oxygen
	}
	c := &s.Devices[d].Chan
	if s.Devices[d].Kind == device.Bag {
		return c[device.BagFiO2].Effect
	}
	return c[device.VentFiO2].Delivered
}

// breaths is how many breaths a minute move the chest of patient p, whoever makes them.
func (s *State) breaths(p int) float64 {
	own := quantityOwnRate.Get(&s.Patients[p])
	d := s.Airway[p]
	if d < 0 {
		return own
	}
	c := &s.Devices[d].Chan
	if s.Devices[d].Kind == device.Bag {
		return max(own, c[device.BagRate].Effect)
	}
	return max(own, c[device.VentRRTot].Effect)
}

// newsTotal is the score of what is displayed of patient p on a scale.
func (s *State) newsTotal(p, scale int) float64 {
	v := ShownVitals(s, p)
	score := news.Of(&v, news.Scale(scale-1))
	return float64(score.Total)
}

// chart writes down how awake patient p is now.
func (st *stepper) chart(p int) {
	st.s.Level[p] = int64(news.LevelOf(st.s.Patients[p].Brain.GCSParts()))
}

var quantityOwnRate = mustQuantity("rr")

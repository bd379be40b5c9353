package engine

import (
	"math"

	"downtime/game/device"
	"downtime/game/news"
	"downtime/game/num"
)

// Skill says that an action is done by a manual skill of the lab: what the hands find is the number that the act carries.
type Skill struct {
	ID    string // of a HandSkill; "": none
	Mode  string
	Level int
	Given []Expr // true quantities that the hands perceive there, in the order of HandSkill.Given
}

// HandSkill is a manual skill as cases use it. Its exercise lies in game/skill, which this package does not know; a test holds the two together.
type HandSkill struct {
	ID     string
	Levels int
	Modes  []string // the first is the usual one; none: there is one way
	Given  []string // what an author gives, in order
	Finds  string   // what the number is
	done   func(mode string, given []float64, slip float64) float64
}

// HandSkills are the skills that a case can ask for. The bag is a device, the ranking and the report are texts of an action: none is here.
var HandSkills = [...]HandSkill{
	{ID: "pulse", Levels: 3, Modes: []string{"pulse", "breaths"}, Given: []string{"pulse a minute", "breaths a minute", "1 if the pulse is irregular, else 0"}, Finds: "the rate counted, a minute", done: count},
	{ID: "pressure", Levels: 3, Given: []string{"systolic mmHg", "diastolic mmHg", "beats a minute"}, Finds: "the systolic heard, mmHg", done: cuff},
	{ID: "news2", Levels: 3, Given: []string{"breaths a minute", "saturation %", "1 on oxygen, else 0", "systolic mmHg", "pulse a minute", "0 alert, 1 confused, 2 voice, 3 pain, 4 unresponsive", "temperature", "scale 1 or 2"}, Finds: "the total charted", done: chart},
	{ID: "drip", Levels: 3, Given: []string{"volume ordered, mL", "hours"}, Finds: "the opening of the clamp, 0 to 1", done: countDrip},
	{ID: "gas", Levels: 3, Finds: formFinds},
	{ID: "chart", Levels: 3, Finds: formFinds},
	{ID: "methane", Levels: 3, Finds: formFinds},
	{ID: "liar", Levels: 3, Modes: []string{"drill", "shift"}, Finds: formFinds},
	{ID: "kit", Levels: 3, Finds: formFinds},
}

const formFinds = "the score of the go, 0 to 100"

// HandSkillNamed is the skill of that id.
func HandSkillNamed(id string) (*HandSkill, bool) {
	for i := range HandSkills {
		if HandSkills[i].ID == id {
			return &HandSkills[i], true
		}
	}
	return nil, false
}

// Feel gives the true quantities that hands perceive in an action with a skill, and whether it is one. Hands are evidence from what is
// delivered and what it does: this much of the truth a screen of play may hand to the exercise, and none of the rest.
func Feel(sc *Scenario, s *State, action int) ([]float64, bool) {
	if action < 0 || action >= len(sc.Actions) || sc.Actions[action].Skill.ID == "" {
		return nil, false
	}
	h := &sc.Actions[action].Skill
	out := make([]float64, len(h.Given))
	for i := range h.Given {
		out[i] = h.Given[i].eval(s, context{})
	}
	return out, true
}

// valueOf is the number that an act carries. In an action with a skill, hands of your own that no player had are careful ones, and the number is
// what the skill comes to, done well; somebody who is sent does it as well as people do: slip is drawn for them.
func (st *stepper) valueOf(in *Input) float64 {
	a := &st.sc.Actions[in.Action]
	given, by := Feel(st.sc, st.s, in.Action)
	if !by || in.Found {
		return in.Value
	}
	slip := 0.0
	if in.By != 0 {
		slip = num.Normal(st.s.Seed, streamHands+uint32(in.By), st.s.Tick, uint32(in.Action))
	}
	k, _ := HandSkillNamed(a.Skill.ID)
	if k == nil || k.done == nil {
		return a.High - float64((a.High-a.Low)*formSlip*math.Abs(slip))
	}
	return min(max(k.done(a.Skill.Mode, given, slip), a.Low), a.High)
}

// How far people are off, for one standard deviation. Of drips counted by army medics 70 % were more than half off (Gol23: Military Medicine
// 2023), which is this scatter of the logarithm of the rate. The others are chosen for the simulation (mark D).
const (
	pulseSlip  = 0.06 // of the rate
	breathSlip = 3.0  // a minute
	cuffSlip   = 6.0  // mmHg
	chartSlip  = 0.7  // points, rounded: one chart in two is right
	dripSlip   = 1.4
	formSlip   = 0.3 // of the range
)

func count(mode string, given []float64, slip float64) float64 {
	if mode == "breaths" {
		return math.Round(given[1] + float64(breathSlip*slip))
	}
	return math.Round(float64(given[0] * (1 + float64(pulseSlip*slip))))
}

// cuff reads to the nearest mark of the gauge.
func cuff(_ string, given []float64, slip float64) float64 {
	return 2 * math.Round(float64((given[0]+float64(cuffSlip*slip))/2))
}

func chart(_ string, given []float64, slip float64) float64 {
	v, scale := Vitals(given)
	score := news.Of(&v, scale)
	return float64(score.Total) + math.Round(float64(chartSlip*slip))
}

// Vitals are the observations and the scale that the skill news2 is given.
func Vitals(given []float64) (news.Vitals, news.Scale) {
	v := news.Vitals{RR: given[0], SpO2: given[1], Oxygen: given[2] > 0, SBP: given[3], Pulse: given[4], Temp: given[6]}
	v.Level = news.Level(min(max(math.Round(given[5]), 0), 4))
	if given[7] >= 2 {
		return v, news.Scale2
	}
	return v, news.Scale1
}

// halvings is how often the interval in which a clamp's opening lies is halved: to a millionth.
const halvings = 20

// countDrip turns the clamp until what is ordered runs, or what was counted for it.
func countDrip(_ string, given []float64, slip float64) float64 {
	h, low, high := Hung(given), 0.0, 1.0
	want := given[0] / max(given[1], 0.01) * num.Exp(float64(dripSlip*slip))
	for range halvings {
		at := (low + high) * 0.5
		h.Clamp = at
		if d := device.HangDrip(h); d.Chan[device.DripRate].Delivered < want {
			low = at
		} else {
			high = at
		}
	}
	return (low + high) * 0.5
}

// Hung is the drip that the skill drip is given, as it hangs: what stands after volume and hours. What is left out is a full bag of the volume
// ordered, 95 cm up, with its clamp shut, an 18G cannula in a straight arm, and 6 mmHg in the vein (mark D).
func Hung(given []float64) device.Hung {
	s := [...]float64{20, given[0], given[0], 95, 18, 0, 0, 0, 6}
	copy(s[:], given[2:])
	return device.Hung{
		Factor: s[0], Bag: s[1], Left: s[2], Height: s[3], Gauge: s[4], Arm: s[5], Clamp: s[6], Crept: max(0, s[6]-s[7]), CVP: s[8],
	}
}

package report

import (
	"strings"

	"downtime/game/num"
	"downtime/game/skill"
)

// playWell reads the papers and fills in the form in two minutes.
func playWell(a *skill.Attempt) {
	e := a.Exercise.(*exercise)
	p := &e.plan
	w := writer{a}
	version := orWord(p.Version, "not visible")
	w.set("safe", "yes", "device", p.device(), "serial", p.serial, "version", version, "asked", p.figure(p.set), "found", p.figure(p.did))
	a.Wait(70 * skill.TicksPerSecond)
	w.do("next")
	w.set("harm", p.Harm[0], "elsewhere", p.text("{elsewhere}", ""), "action", p.Action, "evidence", strings.Join(p.Keep, ","), "told", strings.Join(p.Told, ","))
	a.Wait(50 * skill.TicksPerSecond)
	w.do("sign")
	w.set("taker", "officer", "place", "locked")
	w.do("hand-on")
}

// playAsMost leaves it in 37 of 100 goes, as first-year doctors said they had (Bertram et al. 2021, doi 10.1177/25160435211044588); 54 % of doctors
// find that the form takes too long (Evans et al. 2006, doi 10.1136/qshc.2004.012559), so what stands on it is thin. How thin is chosen (mark D).
func playAsMost(a *skill.Attempt) {
	e := a.Exercise.(*exercise)
	p := &e.plan
	w := writer{a}
	unit := func(n uint32) float64 { return num.Unit(a.Setup.Seed, stream+1, 0, n) }
	a.Wait(60 * skill.TicksPerSecond)
	if unit(1) < 0.37 {
		w.do("leave")
		return
	}
	w.set("safe", "yes", "device", p.device(), "asked", p.figure(p.set), "found", p.figure(p.did))
	if unit(2) < 0.5 {
		w.set("serial", p.serial)
	}
	if unit(3) < 0.25 {
		w.set("words", "Noticed with "+p.Name+" after the round")
	}
	a.Wait(150 * skill.TicksPerSecond)
	w.do("next")
	w.set("harm", p.Harm[0], "action", p.Action, "told", "nurse")
	var ticked []string
	for i, o := range p.evidence {
		often := 0.5
		if skill.Offered(donts, o.ID) {
			often = 0.15
		}
		if unit(10+uint32(i)) < often {
			ticked = append(ticked, o.ID)
		}
	}
	w.set("evidence", strings.Join(ticked, ","))
	a.Wait(60 * skill.TicksPerSecond)
	w.do("sign")
	w.set("taker", "nobody", "place", "desk")
	w.do("hand-on")
}

type writer struct{ a *skill.Attempt }

// set fills in fields: id, value, id, value.
func (w writer) set(pairs ...string) {
	for i := 0; i+1 < len(pairs); i += 2 {
		_ = w.a.Do(skill.Input{Set: pairs[i], Value: pairs[i+1]})
	}
}

func (w writer) do(id string) { _ = w.a.Do(skill.Input{Do: id}) }

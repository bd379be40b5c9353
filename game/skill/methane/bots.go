package methane

import (
	"strconv"
	"strings"

	"downtime/game/num"
	"downtime/game/skill"
)

// playWell tells all that has been told, after the news has come.
func playWell(a *skill.Attempt) {
	e := a.Exercise.(*exercise)
	a.Wait(changesAt * skill.TicksPerSecond)
	p := &e.plan
	w := writer{a}
	a.Wait(60 * skill.TicksPerSecond)
	w.facts(p.M, p.place(), p.Type, p.Hazards, p.Working, p.Need)
	w.numbers(p.count(e.updated), p.exposed(e.updated), p.harmed, p.unknown)
	w.do("send")
	a.Wait(40 * skill.TicksPerSecond)
	w.decide(p.Grades[0], p.Reasons, p.Ask)
	for i := range e.card.Lines {
		if l := &e.card.Lines[i]; l.Phase != standDown {
			a.Wait(5 * skill.TicksPerSecond)
			w.do(l.ID)
		}
	}
	w.do("done")
	w.set("line", e.card.Lines[0].ID)
	w.set("words", "Say time zero aloud and write it on the board")
	w.do("print")
}

// playAsMost does what the workshop's groups did (Straw et al. 2024): a major incident whatever it is, everything switched off, and numbers that were
// true at the start. That an attack is a reason, and how often each letter is thin, is chosen (mark D).
func playAsMost(a *skill.Attempt) {
	e := a.Exercise.(*exercise)
	p := &e.plan
	w := writer{a}
	unit := func(n uint32) float64 { return num.Unit(a.Setup.Seed, stream+1, 0, n) }
	some := func(n uint32, ids []string, often float64) []string {
		var out []string
		for i, id := range ids {
			if unit(n+uint32(i)) < often {
				out = append(out, id)
			}
		}
		return out
	}
	m, place := "self", p.place()
	if unit(1) < 0.5 {
		m = "ask"
	}
	if unit(2) < 0.5 {
		place = p.places[int(3*unit(3))].ID
	}
	a.Wait(200 * skill.TicksPerSecond)
	w.facts(m, place, some(10, p.Type, 0.7), some(20, p.Hazards, 0.5), some(30, p.Working, 0.4), some(40, p.Need, 0.6))
	w.numbers(p.count(false), p.exposed(false), p.harmed, 0)
	w.do("send")
	a.Wait(40 * skill.TicksPerSecond)
	ask := p.Ask
	if unit(4) < 0.4 {
		ask = "self"
	}
	w.decide("major", append(some(50, p.Reasons, 0.6), "attack"), ask)
	for i := range e.card.Lines {
		if l := &e.card.Lines[i]; l.Phase != standDown && unit(60+uint32(i)) < 0.7 {
			w.do(l.ID)
		}
	}
	for i, t := range p.traps {
		if unit(80+uint32(i)) < 0.35 {
			w.do(t.ID)
		}
	}
	w.do("done")
	w.do("print")
}

type writer struct{ a *skill.Attempt }

func (w writer) set(id, value string) { _ = w.a.Do(skill.Input{Set: id, Value: value}) }
func (w writer) do(id string)         { _ = w.a.Do(skill.Input{Do: id}) }

func (w writer) facts(m, place string, kind, dangers, access, need []string) {
	w.set("m", m)
	w.set("where", place)
	w.set("type", strings.Join(kind, ","))
	w.set("hazards", strings.Join(dangers, ","))
	w.set("working", strings.Join(access, ","))
	w.set("need", strings.Join(need, ","))
}

func (w writer) numbers(units, exposed, harmed, unknown int) {
	w.set("units", strconv.Itoa(units))
	w.set("exposed", strconv.Itoa(exposed))
	w.set("harmed", strconv.Itoa(harmed))
	w.set("unknown", strconv.Itoa(unknown))
}

func (w writer) decide(grade string, because []string, ask string) {
	w.set("grade", grade)
	w.set("reasons", strings.Join(because, ","))
	w.set("ask", ask)
	w.do("decide")
}

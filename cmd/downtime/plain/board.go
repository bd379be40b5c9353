package plain

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"downtime/game/engine"
)

// board says, on a ward, of every patient who is with them, what runs on what and what is due, and then what serves everybody.
func (g *game) board(string) error {
	o := g.sitting.Observe()
	if len(o.Patients) < 2 {
		return errors.New("there is one bed here, and no board; type vitals for what stands at it")
	}
	for i := range o.Patients {
		p := &o.Patients[i]
		parts := []string{fmt.Sprintf("%s: %s, %s", g.place(p.ID), p.Name, strings.TrimRight(p.Story, ".")), "With: " + g.names(p.With)}
		if p.Press == engine.Others {
			parts = append(parts, "Others press on the chest")
		} else if p.Press != "" {
			parts = append(parts, g.names([]string{p.Press})+" presses on the chest")
		}
		if on := machinesOf(&o, p.ID); on != "" {
			parts = append(parts, "Runs on: "+on)
		}
		if due := dueWords(p.Due); due != "" {
			parts = append(parts, "Due: "+due)
		}
		g.say("%s.", strings.Join(parts, ". "))
	}
	if all := machinesOf(&o, ""); all != "" {
		g.say("For the whole ward: %s.", all)
	}
	if o.Walk > 0 {
		g.say("From one bed to another it is %s. list and a bed says what can be done there.", seconds(o.Walk))
	}
	return nil
}

// place is what a bed is called at the beginning of a sentence.
func (g *game) place(id string) string {
	label := g.sc().TargetLabel(id)
	return strings.ToUpper(label[:1]) + label[1:]
}

// names are people by their ids, in words.
func (g *game) names(ids []string) string {
	var out []string
	for _, id := range ids {
		for i := range g.sc().People {
			if g.sc().People[i].ID == id {
				out = append(out, g.sc().People[i].Label)
			}
		}
	}
	if len(out) == 0 {
		return "nobody"
	}
	return strings.Join(out, ", ")
}

// machinesOf lists the devices of a patient, or with no patient those that serve everybody, each with what is the matter with it.
func machinesOf(o *engine.Observation, patient string) string {
	var out []string
	for i := range o.Devices {
		d := &o.Devices[i]
		if d.Patient != patient || patient == "" && !d.Shared() {
			continue
		}
		name, _, _ := strings.Cut(d.Label, ",")
		notes := []string{name}
		switch {
		case d.Mode == "failed" && d.Line:
			notes = append(notes, "dead")
		case d.Mode != "in-service":
			notes = append(notes, strings.ReplaceAll(d.Mode, "standby", "on stand-by"))
		}
		if d.Network {
			notes = append(notes, "on the network")
		}
		if a := loudest(d.Alarms); a != "" {
			notes = append(notes, a+" priority alarm")
		}
		out = append(out, strings.Join(notes, ", "))
	}
	return strings.Join(out, "; ")
}

// loudest is the highest priority of the alarms whose cause still holds; "" none.
func loudest(all []engine.AlarmView) string {
	for _, p := range priorities {
		for _, a := range all {
			if a.Priority == p && !a.Ended {
				return p
			}
		}
	}
	return ""
}

// dueWords says what is due, what is late, and what is done.
func dueWords(all []engine.DueView) string {
	var out []string
	for _, d := range all {
		switch {
		case d.Done:
			out = append(out, d.Label+", done")
		case d.Left < 0:
			out = append(out, d.Label+", late by "+seconds(math.Ceil(-d.Left)))
		default:
			out = append(out, d.Label+" at "+d.At[:len("20:10")])
		}
	}
	return strings.Join(out, "; ")
}

// atBed finds the number of a bed by what it is called; false if there is none of that name.
func (g *game) atBed(name string) (int, bool) {
	for i := range g.sc().Patients {
		id := g.sc().Patients[i].ID
		if strings.EqualFold(name, id) || strings.EqualFold(name, g.sc().TargetLabel(id)) {
			return i, true
		}
	}
	return -1, false
}

// standing is the patient at whose bed you are; "" at nobody's, or where everything is within reach.
func standing(o *engine.Observation) string {
	if len(o.People) == 0 {
		return ""
	}
	return o.People[0].At
}

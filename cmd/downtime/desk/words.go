package desk

import (
	"fmt"
	"strconv"
	"strings"

	"downtime/game/device"
	"downtime/game/engine"
	"downtime/game/patient"
)

// effectWords says what an effect does, in the words in which it is written.
func effectWords(sc *engine.Scenario, e *engine.Effect) string {
	switch e.Kind {
	case engine.SetFlag:
		return "flag " + sc.Flags[e.Ref].ID + " = " + figure(e.Value)
	case engine.AddFlag:
		return "flag " + sc.Flags[e.Ref].ID + " + " + figure(e.Value)
	case engine.TurnKnob, engine.ScaleKnob, engine.GiveDrug, engine.Infuse, engine.FlushLine, engine.GiveShock, engine.GiveOxygen, engine.Compress, engine.Pace, engine.Assess:
		return bodyWords(sc, e)
	case engine.FetchPerson:
		return sc.People[e.Ref].ID + " comes"
	case engine.TeachPerson:
		return sc.People[e.Ref].ID + " is taught"
	case engine.OpenScene:
		return "scene " + sc.Scenes[e.Ref].ID
	case engine.CloseScene:
		return "scene " + sc.Scenes[e.Ref].ID + " closes"
	case engine.EndRun:
		return "the end: " + sc.Endings[e.Ref].ID
	case engine.SeeClue:
		return "clue " + sc.Clues[e.Ref].ID
	case engine.GiveFact:
		return "report field " + sc.Report[e.Ref].ID
	case engine.Note:
		return "note: " + strings.Join(sc.Texts[e.Ref].Parts, "…")
	case engine.Connect:
		if e.Ref < 0 {
			return "nothing on the airway of " + sc.Patients[e.Sub].ID
		}
		return sc.Devices[e.Ref].ID + " on the airway of " + sc.Patients[e.Sub].ID
	}
	return deviceWords(sc, e)
}

// bodyWords are those of what is done to a patient.
func bodyWords(sc *engine.Scenario, e *engine.Effect) string {
	who, amount := sc.Patients[e.Ref].ID, figure(e.Value)
	if e.UseValue {
		amount = "the number given"
	}
	switch e.Kind {
	case engine.TurnKnob:
		return who + "." + patient.Knobs[e.Sub].Name + " to " + amount
	case engine.ScaleKnob:
		return who + "." + patient.Knobs[e.Sub].Name + " times " + amount
	case engine.GiveDrug:
		return patient.Drug(e.Sub).String() + " " + amount + " " + patient.DrugUnit(patient.Drug(e.Sub)) + " to " + who
	case engine.Infuse:
		return patient.Fluid(e.Sub).String() + " " + amount + " mL to " + who
	case engine.FlushLine:
		return "flush of " + amount + " mL to " + who
	case engine.GiveShock:
		return "shock of " + amount + " J to " + who
	case engine.GiveOxygen:
		return "oxygen " + amount + " to " + who
	case engine.Compress:
		return "compressions " + amount + " of " + who
	case engine.Pace:
		return "pads pace " + who + " at " + figure(e.Value)
	}
	return who + " is assessed"
}

func deviceWords(sc *engine.Scenario, e *engine.Effect) string {
	of := func(words string) string { return sc.Devices[e.Ref].ID + ": " + words }
	switch e.Kind {
	case engine.SetDevice:
		return of(device.Channels(sc.Devices[e.Ref].Spec.Kind)[e.Sub].Name + " to " + figure(e.Value))
	case engine.SetMode:
		return of(device.Mode(e.Sub).String())
	case engine.FetchDevice:
		return sc.Devices[e.Ref].ID + " comes"
	case engine.DecideAct:
		return of("act " + engine.Act(e.Sub).String())
	case engine.BeginFault:
		return of(e.Fault.Kind.String() + " begins")
	case engine.MendFault:
		return of(e.Fault.Kind.String() + " ends")
	case engine.TakeSample:
		return of("blood of " + sc.Patients[e.Sub].ID)
	case engine.ShowPage:
		return of("measured page opened")
	case engine.ShowLog:
		return of("log opened")
	case engine.QuietAlarms:
		return of("alarms silenced")
	case engine.Undock:
		return of("off the network")
	case engine.HoldBag:
		return of("is squeezed")
	}
	return of("is let go")
}

// inputWords says what the expert would do.
func inputWords(sc *engine.Scenario, r *engine.Rule) string {
	in := &r.Input
	switch in.Kind {
	case engine.DoAct:
		a := &sc.Actions[in.Action]
		words := a.ID
		if a.Target != "" {
			words += " on " + a.Target
		}
		if in.By > 0 {
			words += " by " + sc.People[in.By].ID
		}
		return words
	case engine.Choose:
		return sc.Scenes[in.Scene].ID + "/" + sc.Scenes[in.Scene].Choices[in.Choice].ID
	case engine.Believe:
		return fmt.Sprintf("believe %s %.0f %%", sc.Devices[in.Device].ID, 100*in.P)
	case engine.Squeeze:
		return "squeeze the bag"
	}
	return "wait"
}

// figure is a number with no more digits than an author reads.
func figure(v float64) string { return strconv.FormatFloat(v, 'g', 4, 64) }

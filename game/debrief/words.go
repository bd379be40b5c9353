package debrief

import (
	"fmt"
	"strings"

	"downtime/game/engine"
	"downtime/game/run"
)

// atWork keeps the game's odds apart from those of a hospital.
func atWork(sc *engine.Scenario) string {
	innocent, all := 0.0, 0.0
	for i := range sc.Variants {
		all += sc.Variants[i].Weight
		if sc.Variants[i].Kind.Innocent() {
			innocent += sc.Variants[i].Weight
		}
	}
	words := "At work an odd reading is nearly always the patient."
	if innocent < all {
		words += fmt.Sprintf(" In this case %.0f of 100 draws are innocent; there it is far more.", 100*innocent/all)
	}
	return words
}

// errorText is a report of a clinical error in this case, ready to be filled in and sent by whatever means.
func errorText(sc *engine.Scenario, r *run.Run) string {
	return strings.Join([]string{
		"Clinical error in a Downtime case",
		"",
		"Case:    " + sc.ID + " (" + sc.Title + ")",
		"Variant: " + r.Header.Variant,
		"Content: " + r.Header.Content,
		fmt.Sprintf("Engine:  %d", r.Header.Engine),
		"Sources checked by the author: " + sc.SourcesDate + "; clinical reviewer: " + sc.Reviewer,
		"",
		"Which words or numbers are wrong?",
		"",
		"",
		"What should stand there, and by which source?",
		"",
		"",
		"Do not write anything that identifies a patient.",
		"",
	}, "\n")
}

// Inputs says each input of a run in a few words; the Card's lines count them from 1.
func Inputs(sc *engine.Scenario, r *run.Run) []string {
	out := make([]string, len(r.Inputs))
	for i := range r.Inputs {
		switch in := &r.Inputs[i]; in.Kind {
		case engine.DoAct:
			out[i] = "you: " + sc.Actions[in.Action].Label + target(sc, in.Action) + order(sc, in.Order)
			if in.By > 0 {
				out[i] += ", by " + sc.People[in.By].Label
			}
		case engine.Choose:
			out[i] = "your answer: " + sc.Scenes[in.Scene].Choices[in.Choice].Label
		case engine.Believe:
			out[i] = fmt.Sprintf("you said %.0f %% of %s", in.P*100, sc.Devices[in.Device].Label)
		case engine.MoveLimit:
			out[i] = "you set an alarm limit of " + sc.Devices[in.Device].Label
		case engine.Inject:
			out[i] = "a word that was read aloud to the room: " + sc.Scenes[in.Scene].Speaker
		case engine.Squeeze:
			out[i] = fmt.Sprintf("you squeezed the bag, %.0f mL", in.ML)
		case engine.Release:
			out[i] = "you let go of the bag"
		case engine.Live:
			out[i] = map[bool]string{true: "you began to squeeze", false: "you let your last rhythm stand"}[in.On]
		}
	}
	return out
}

func target(sc *engine.Scenario, action int) string {
	if t := sc.Actions[action].Target; t != "" {
		return ", " + sc.TargetLabel(t)
	}
	return ""
}

// order is the order of patients that an input gives, in words; "" if it gives none.
func order(sc *engine.Scenario, patients []int) string {
	words := ""
	for i, p := range patients {
		if words += ", "; i == 0 {
			words = ": "
		}
		words += sc.TargetLabel(sc.Patients[p].ID)
	}
	return words
}

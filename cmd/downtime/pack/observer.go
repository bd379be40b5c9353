package pack

import (
	"fmt"
	"strings"

	"downtime/game/engine"
	"downtime/game/run"
)

// Observer is the sheet of who observes while another plays: what to watch and to write down. It tells no truth, and no more of the case than its first
// minute.
func Observer(sc *engine.Scenario) (string, error) {
	first, err := run.New(sc, 1, sc.Variants[0].ID)
	if err != nil {
		return "", fmt.Errorf("write observer's sheet: %w", err)
	}
	obs := first.Observe() // all truths look the same here
	w := &writer{}
	w.observer(sc, &obs)
	return w.String(), nil
}

func (w *writer) observer(sc *engine.Scenario, obs *engine.Observation) {
	w.say("# For who observes: %s, %s\n", sc.Place, sc.Hour)
	w.say("Who holds the keys: \\_\\_\\_\\_\\_\\_\\_\\_ · Who observes: \\_\\_\\_\\_\\_\\_\\_\\_ · Session: \\_\\_\\_\\_\\_\\_\\_\\_ · Pseudonyms, no names.\n")
	w.say("You watch, listen and write. You do not play, answer or hint; asked what you think, ask: \"What do you see?\" You need not know what is wrong, and\n" +
		"nobody asks you. Times are those of the clock at the bed. Write words as they were said.\n")
	w.say("## How sure, and why\n\nEvery time a chance of a fault is said or typed. \"Probably fine\" counts: write the words.\n\n| device | time, how sure, because … | time, how sure, because … | time, how sure, because … |\n|---|---|---|---|")
	for i := range obs.Devices {
		if d := &obs.Devices[i]; d.Scored {
			w.say("| %s | | | |", cell(d.Label))
		}
	}
	w.rows(1, 4)
	w.say("## What was checked\n\nAgainst: **P** the patient, by eye, ear, hand or watch; **D** another device or another way of measuring; **S** the device's own screen, page or log;\n" +
		"**H** what somebody said.\n\n| time | what was looked at | against P, D, S, H | what it told | what they made of it |\n|---|---|---|---|---|")
	w.rows(8, 5)
	w.say("## When for the first time\n\n| | time | how |\n|---|---|---|")
	for _, what := range []string{
		"looked at the patient", "looked at a device", "held one against the other", "said aloud what they think is going on", "asked for help, by voice",
		"a fallback ready, before it was needed", "a decision about a device",
	} {
		w.say("| %s | | |", what)
	}
	w.say("\n## Calls, in their words\n\n**S**ituation, **B**ackground, **A**ssessment, **R**equest: tick what was said. Was it read back?\n\n| time | to whom | S | B | A | R | the request, word for word | read back |\n|---|---|---|---|---|---|---|---|")
	w.rows(4, 8)
	w.say("## What became of each device\n\nKeep it, its safe mode, by hand in its place, or disconnect it. Nothing said is an answer too.\n\n| device | keep / safe mode / by hand / disconnect, and when | the reason that was given | fallback ready first? | whose hands, and what they left |\n|---|---|---|---|---|")
	for i := range obs.Devices {
		if d := &obs.Devices[i]; d.Scored {
			w.say("| %s | | | | |", cell(d.Label))
		}
	}
	w.rows(1, 5)
	w.say("## People\n\n| | what was said or done, with the time |\n|---|---|")
	for _, what := range []string{"to the patient or the family", "a job given by name, and heard back", "\"I don't know\"", "what was kept, written or reported"} {
		w.say("| %s | |", what)
	}
	w.say("\n## Before the debrief opens, two minutes\n\n| two things that you would do the same way |\n|---|")
	w.rows(2, 1)
	w.say("One moment to ask about: \"At \\_\\_\\_\\_ I saw you … What were you thinking?\" Do not judge it, and do not say what you believe was wrong: the debrief will.\n")
}

// rows are empty rows to write in.
func (w *writer) rows(n, columns int) {
	for range n {
		w.say("%s|", strings.Repeat("| ", columns))
	}
	w.say("")
}

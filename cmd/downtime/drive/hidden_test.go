package drive_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"downtime/game/device"
	"downtime/game/engine"
	"downtime/game/patient"
	"downtime/game/run"
)

// probe is what a suspicious player asks for in the first seconds of a case, from every side at once.
var probe = []string{
	`{"ask":"actions"}`, `{"do":"act","id":"look-patient"}`, `{"do":"act","id":"measured"}`, `{"do":"act","id":"capnograph"}`,
}

// firstCue is the earliest tick at which the truths of the case set anything in motion that a trainee could notice.
const firstCue = 20 * engine.TicksPerSecond

func TestNoVariantCanBeToldFromAnotherBeforeItsFirstCue(t *testing.T) {
	sc := cases[icu]()
	waits := slices.Repeat([]string{`{"do":"wait","seconds":0.5}`}, 120)
	for name, lines := range map[string][]string{"waiting": waits, "looking": slices.Concat(probe, waits)} {
		first := told(t, begin(t, icu, 7, sc.Variants[0].ID), lines...)
		for _, v := range sc.Variants[1:] {
			got := told(t, begin(t, icu, 7, v.ID), lines...)
			i := 0
			for i < len(got) && got[i] == first[i] {
				i++
			}
			if i == len(got) {
				t.Errorf("%s: %s never differs from %s in a minute: the comparison proves nothing", name, v.ID, sc.Variants[0].ID)
				continue
			}
			tick := read(t, got[i]).Tick
			t.Logf("%s: %s and %s part at %.1f s", name, sc.Variants[0].ID, v.ID, float64(tick)/engine.TicksPerSecond)
			if tick < firstCue {
				t.Errorf("%s: at tick %d, before any cue, %s shows\n%s\nand %s\n%s", name, tick, v.ID, got[i], sc.Variants[0].ID, first[i])
			}
		}
	}
}

func TestTheFirstObservationIsTheSameInEveryVariantAndForEverySeed(t *testing.T) {
	sc := cases[icu]()
	want := ""
	for seed := range uint64(5) {
		for _, v := range sc.Variants {
			got := told(t, begin(t, icu, seed, v.ID), `{"ask":"actions"}`)
			if all := strings.Join(got[1:], "\n"); want == "" {
				want = all
			} else if all != want {
				t.Fatalf("variant %s, seed %d begins otherwise", v.ID, seed)
			}
		}
	}
}

// busyPlay does everything the menu offers, over and over, until the case ends: the loudest game there is.
func busyPlay(t *testing.T, r *run.Run) []string {
	t.Helper()
	var all []string
	say := func(line string) envelope {
		out := told(t, r, line)
		all = append(all, out[len(out)-1])
		return read(t, out[len(out)-1])
	}
	for n := 0; !r.State.Over && n < 400; n++ {
		for _, s := range r.Observe().Scenes {
			for _, c := range s.Choices {
				say(fmt.Sprintf(`{"do":"choose","scene":%q,"id":%q}`, s.ID, c.ID))
			}
		}
		e := say(`{"ask":"actions"}`)
		for i := range e.Actions {
			a := e.Actions[(i*7+n)%len(e.Actions)]
			if !a.Legal || a.ID == "hand-over" {
				continue
			}
			line := map[string]any{"do": "act", "id": a.ID}
			if len(a.Targets) > 0 {
				line["target"] = a.Targets[n%len(a.Targets)]
			}
			if a.Value != nil {
				line["value"] = a.Value.High
			}
			if a.Fields != nil {
				line["fields"] = map[string]string{a.Fields[0].ID: "not visible"}
			}
			b, _ := json.Marshal(line)
			say(string(b))
		}
		say(`{"do":"wait","seconds":5}`)
	}
	return all
}

func TestNothingBeforeTheEndNamesAVariantOrItsTruth(t *testing.T) {
	sc := cases[icu]()
	said := 0
	for _, v := range sc.Variants {
		r := begin(t, icu, 3, v.ID)
		secrets := []string{`"variant":`, `"truth":`, `"tell":`, `"twin":`, `"faulty":`, `"delivered":`, `"effect":`, `"cause":`, `"silent"`, `"overt"`, `"mimic"`, `"plain"`}
		for _, w := range sc.Variants {
			secrets = append(secrets, `"`+w.ID+`"`, firstWords(w.Truth), firstWords(w.Tell))
			if strings.Contains(w.ID, "-") {
				secrets = append(secrets, w.ID)
			}
		}
		for _, c := range sc.Clues {
			if !offered(sc, c.ID) {
				secrets = append(secrets, `"`+c.ID+`"`)
			}
		}
		for _, l := range busyPlay(t, r) {
			said += len(l)
			for _, s := range secrets {
				if i := strings.Index(l, s); i >= 0 {
					t.Fatalf("%s: before the end a reply says %q: …%s…", v.ID, s, l[max(0, i-120):min(len(l), i+120)])
				}
			}
		}
	}
	if said < 1<<20 {
		t.Errorf("only %d bytes were looked at", said)
	}
}

// offered reports whether a name is that of something on the menu, which everybody may read.
func offered(sc *engine.Scenario, id string) bool {
	return slices.ContainsFunc(sc.Actions, func(a engine.Action) bool { return a.ID == id }) ||
		slices.ContainsFunc(sc.Scenes, func(s engine.Scene) bool {
			return s.ID == id || slices.ContainsFunc(s.Choices, func(c engine.Choice) bool { return c.ID == id })
		})
}

// firstWords is enough of a text to know it by.
func firstWords(text string) string {
	b, _ := json.Marshal(text[:min(len(text), 40)])
	return strings.Trim(string(b), `"`)
}

func TestWhatIsHiddenCannotChangeAReply(t *testing.T) {
	for _, v := range cases[icu]().Variants {
		r := begin(t, icu, 9, v.ID)
		told(t, r, `{"do":"wait","seconds":80}`, `{"do":"act","id":"measured"}`, `{"do":"act","id":"vent-log"}`)
		want := told(t, r, `{"ask":"actions"}`)
		hide(&r.State)
		if got := told(t, r, `{"ask":"actions"}`); !slices.Equal(got, want) {
			for i := range got {
				if got[i] != want[i] {
					at := 0
					for at < min(len(got[i]), len(want[i])) && got[i][at] == want[i][at] {
						at++
					}
					t.Errorf("%s: the hidden truth shows:\n…%.200s\n…%.200s", v.ID, got[i][max(0, at-80):], want[i][max(0, at-80):])
				}
			}
		}
	}
}

// hide overwrites everything that is true and not shown.
func hide(s *engine.State) {
	s.Seed, s.Variant, s.Kind, s.Reports = s.Seed+1, (s.Variant+1)%3, (s.Kind+1)%4, s.Reports+3
	for i := range s.Clues {
		s.Clues[i] = engine.ClueState{Available: 1, Seen: s.Clues[i].Seen}
	}
	for i := range s.Harm {
		s.Harm[i] = engine.Harm{Hypoxia: 1e6, Depth: 1e6, Died: true}
	}
	for i := range s.Met {
		s.Met[i].Tick = 1
	}
	for i := range s.Failed {
		s.Failed[i].Tick = 1
	}
	for i := range s.Wrong {
		s.Wrong[i] = 5
	}
	for i := range s.Facts {
		s.Facts[i] = engine.Latch{Tick: 1, Cause: 1}
	}
	for d := range s.Devices {
		if s.Devices[d].Kind == device.Bag { // what a bag gives is felt and seen by whoever stands there
			continue
		}
		for c := range s.Devices[d].Chan {
			s.Devices[d].Chan[c].Delivered, s.Devices[d].Chan[c].Effect = -1e9, 1e9
		}
		for f := range s.Devices[d].Fault {
			s.Devices[d].Fault[f].A = 7
		}
	}
	for p := range s.Patients {
		if d := s.Airway[p]; d < 0 || s.Devices[d].Kind != device.Bag { // hands on a bag feel the body, and eyes see the chest
			s.Patients[p] = patient.State{}
		}
	}
}

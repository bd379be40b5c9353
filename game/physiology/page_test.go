package physiology

import (
	"flag"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write docs/physiology.md anew")

const page = "../../docs/physiology.md"

// The page is part of the product: it must say what this model gives, rounded so that every processor agrees.
func TestPhysiologyPageSaysWhatTheModelGives(t *testing.T) {
	want := physiologyPage(runRows(t))
	if *update {
		if err := os.WriteFile(page, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	have, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if string(have) != want {
		t.Errorf("docs/physiology.md is out of date: make physiology")
	}
}

func physiologyPage(all []result) string {
	var b strings.Builder
	fmt.Fprintf(&b, preamble, rounded(all[slices.IndexFunc(all, func(r result) bool { return r.id == "C11" })].value))
	count, judged, passed := map[string]int{}, 0, 0
	for i := range all {
		r := &all[i]
		count[r.mark]++
		if !r.told() {
			judged++
			if r.passes() {
				passed++
			}
		}
	}
	fmt.Fprintf(&b, "%d values: %d marked V, %d K, %d D; %d told. In band: %d of %d.\n",
		len(all), count["V"], count["K"], count["D"], count["told"], passed, judged)
	for _, c := range chapters {
		fmt.Fprintf(&b, "\n## %s\n\n| id | patient | what is done | what is read | band | model | | mark | source |\n|---|---|---|---|---|---|---|---|---|\n", c.title)
		last := ""
		for i := range all {
			if r := &all[i]; r.id[0] == c.letter {
				b.WriteString(r.line(r.preset+"|"+r.protocol == last))
				last = r.preset + "|" + r.protocol
			}
		}
	}
	return b.String()
}

// line is a row of the page; what is done need not be said twice.
func (r *result) line(same bool) string {
	verdict, value, preset, protocol := "pass", rounded(r.value), r.preset, r.protocol
	switch {
	case r.told():
		verdict, value = "told", "see make physiology"
	case !r.passes():
		verdict = "**FAIL**"
	}
	if same {
		preset, protocol = "", ""
	}
	cell := strings.NewReplacer("|", "\\|", "<", "&lt;", ">", "&gt;", "*", "\\*", "_", "\\_")
	return fmt.Sprintf("| %s | %s | %s | %s | %s | %s | %s | %s | %s |\n", r.id, preset, cell.Replace(protocol), cell.Replace(r.expression),
		band(r.low, r.high), value, verdict, r.mark, r.source)
}

var chapters = [...]struct {
	letter byte
	title  string
}{
	{'G', "Gas exchange and ventilation"},
	{'A', "Acid-base"},
	{'C', "Circulation and drugs"},
	{'M', "Metabolism and electrolytes"},
	{'F', "Fluids and kidney"},
	{'N', "Brain"},
	{'L', "Mother and child in labour"},
	{'W', "Waveforms and score"},
	{'P', "Patients"},
	{'R', "Cases of the simulation"},
	{'D', "Engineering"},
}

func chapterOf(id string) int {
	for i := range chapters {
		if chapters[i].letter == id[0] {
			return i
		}
	}
	panic("no chapter for " + id)
}

func band(low, high float64) string {
	switch {
	case low == high:
		return exactly(low)
	case math.IsInf(high, 1):
		return "from " + exactly(low)
	}
	return exactly(low) + " to " + exactly(high)
}

func exactly(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

// rounded keeps four figures: what is below a billionth is shown as that.
func rounded(x float64) string {
	switch small := math.Abs(x); {
	case small > 0 && small < 1e-9:
		return "< 1e-9"
	case small > 0 && small < 1e-4:
		return strconv.FormatFloat(x, 'g', 4, 64)
	}
	return strconv.FormatFloat(fourFigures(x), 'f', -1, 64)
}

func fourFigures(x float64) float64 {
	if math.Abs(x) >= 10000 {
		return math.Round(x)
	}
	y, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 4, 64), 64)
	if err != nil {
		panic(err)
	}
	return y
}

// preamble is a format: %s is the time to a saturation of 90 % in row C11.
const preamble = `# What the body does, beside what was published

Written by ` + "`make physiology`" + ` from one table, game/physiology/testdata/rows.csv, by one runner; a test fails when this page is out of date or when a
value leaves its band. Speed belongs to the machine: it is printed, told and not judged.

Each row is run: a patient is built, what stands under *what is done* is done, and what stands under *what is read* is read. Both are the table's own
words and nothing else; game/physiology/doc.go is their dictionary. Pressures of gas are in kPa unless a row says mmHg, times in s unless it
says otherwise. The bands are acceptance bands of a teaching model, usually wider than a study's standard deviation. Of the
ids 76 were set as targets before the body was written; A10, A11, C12, C15, F05 to F07, N03, N04, W10 to W15, L, P and R came later. A row that
follows another on the same run leaves patient and deed blank.

**Marks.** V: the number was read in the source named. K: standard textbook knowledge, not read again here. D: a design value
of the simulation, not a finding. Rows of mark D show that the model does what was intended, and prove nothing about patients.
Many constants were fitted to these same rows: a row that passes is then calibration, not prediction. No row has
been reviewed by a clinician yet. The model is for learning, never for care.

**Beside its peers.** On complete obstruction while breathing air, saturation falls below 90 %% after 78 s in BioGears 8, about 37 s
in Explain and %s s here; the literature says 45 to 60 s. They run at about 9 and 4 times real time, this model at some two hundred
thousand: the difference is fidelity. They resolve pressure and flow within each beat, many vascular beds, two ventricles
and dozens of substances; here the heart is averaged over beats, has one atrium and one ventricle, the lung is one elastic
compartment, hypoxaemia is shunt or hypoventilation without a spread of V/Q, and the drugs are one compartment each. What each
organ leaves out stands at the head of its file.

**Where the model leaves the equations that it began from,** because they and the rows disagree:

- A tissue uses all the oxygen it wants from 40 mmHg up; P/(P+1) would take 2 %% from a healthy body at rest.
- Lactate is 1.5 mmol for each mmol of oxygen wanted and not had, not 0.33: with that, five minutes of arrest would add 0.4 mmol/L (A11).
- The kidney keeps 0.30 mmol/L of base for each mmHg, not 0.25: bicarbonate then rises by 3.7 for 10 mmHg long present (A10).
- Ketones above 3 mmol/L are also spilt: burning saturates near 1 mmol/L/h, and laboratories see a fall by 2 (M05).
- Carbon dioxide draws 0.57 mL of blood a mmHg into the skull; 3 %% more flow for each mmHg would be six times that (N03).
- Without oxygen the sinus node fails with 50 s, not 90, energy with 90 s, not 160, the stroke weakens below 0.85 of it, not 0.55, and the vessels slacken:
  otherwise a saturation of 1 %% stood beside 100 mmHg for minutes (C11, C12, R07).
- Carbon dioxide drives heart and vessels as want of oxygen does, a design value of the first case (R02); the equations had no such term.
- Low-pressure receptors feel the wall of the atrium and little of the pressure around it, so that PEEP is not taken for fluid (C14).
- Fluid returns from the tissues at a third of the pace at which it leaves the plasma: 100 to 300 mL in a quarter of an hour.
- Septic vessels have a fifth of their resistance and noradrenaline the effect of health, where the equations had two fifths and a blunted effect: that pair
  gives 92 mmHg on 0.25 micrograms/kg/min and 72 without, which is no shock (C07).
- Where little blood flows, the upper lung meets none: end-tidal carbon dioxide is low while a chest is compressed (W03).

**Held beside the table** by the tests of game/patient: oxygen, carbon dioxide, water, sodium, potassium, glucose, insulin and the mass of each drug are neither
made nor lost, to one in a million, under random treatment of every patient; more of one cause gives more of its effect; doses add up; a body of
another size has the same pressures; a stable patient stays as he is for an hour and an ill one worsens at the pace that his preset states.

`

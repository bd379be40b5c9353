package debrief

import (
	"fmt"
	"strconv"
	"strings"

	"downtime/game/engine"
)

// DutyPart is the part under which a division of responsibility is kept: four weights, parted by spaces.
const DutyPart = "duty"

// MostWeight is the largest weight that a party can be given; the smallest is 0.
const MostWeight = 10

// Division is how the trainee divided responsibility before the truth was told: a weight of 0 to MostWeight for each of engine.Parties. It is
// never scored.
type Division [4]int

// Given reports whether anything was divided.
func (d *Division) Given() bool { return *d != Division{} }

// Shares are the weights as parts of a hundred that sum to 100; all 0 if nothing was given. What rounding leaves goes to the largest remainders.
func (d *Division) Shares() (out [4]int) {
	sum, left := 0, 100
	for _, w := range d {
		sum += w
	}
	if sum == 0 {
		return out
	}
	var rest [4]int
	for i, w := range d {
		out[i], rest[i] = 100*w/sum, 100*w%sum
		left -= out[i]
	}
	for ; left > 0; left-- {
		most := 0
		for i := range rest {
			if rest[i] > rest[most] {
				most = i
			}
		}
		out[most]++
		rest[most] = -1
	}
	return out
}

// String is a division as it is kept; "" if nothing was given.
func (d *Division) String() string {
	if !d.Given() {
		return ""
	}
	return fmt.Sprintf("%d %d %d %d", d[0], d[1], d[2], d[3])
}

// ReadDivision takes a kept division apart again. What is none reads as not given.
func ReadDivision(kept string) (d Division) {
	words := strings.Fields(kept)
	if len(words) != len(d) {
		return d
	}
	for i, w := range words {
		n, err := strconv.Atoi(w)
		if err != nil || n < 0 || n > MostWeight {
			return Division{}
		}
		d[i] = n
	}
	return d
}

// DutyQuestion asks for the division.
const DutyQuestion = "Before you are told what it was: how much of the duty to keep this patient safe lay with each?"

// DutyHint says what kind of answer is wanted.
const DutyHint = "A weight from 0 to 10 for each; the shares are worked out. It is not scored, and there is no right division to find."

// PartyLabels name engine.Parties in the trainee's words.
func PartyLabels() [4]string {
	return [4]string{"Clinicians, at the bed", "The trust that runs the place", "The maker of the device", "The regulator"}
}

// words say a division in shares.
func (d *Division) words() string {
	shares, labels := d.Shares(), PartyLabels()
	parts := make([]string, len(d))
	for i := range d {
		parts[i] = fmt.Sprintf("%s %d", strings.ToLower(labels[i][:1])+labels[i][1:], shares[i])
	}
	return strings.Join(parts, "; ") + "."
}

// Owed is what one party owed in the case, beside the share that the trainee gave it.
type Owed struct {
	Party string `json:"party"`
	Label string `json:"label"`
	Text  string `json:"text"`
	Share *int   `json:"share,omitempty"` // of 100; absent: the trainee did not divide
}

// Promise is one promise of the oath for connected medical devices, and whether the device of the case kept it.
type Promise struct {
	Promise string `json:"promise"`
	Name    string `json:"name"`
	Means   string `json:"means"`
	Kept    bool   `json:"kept"`
	Why     string `json:"why"`
}

// oathSource is where the five promises come from.
const oathSource = "The five promises are those of the Hippocratic oath for connected medical devices (I Am The Cavalry, 2016)."

// promiseWords name the promises of engine.Promises and say what each asks of a device.
var promiseWords = [5][2]string{
	{"Cyber safety by design", "it was made with attack and failure in mind"},
	{"Third-party collaboration", "whoever finds a weakness is heard"},
	{"Evidence capture", "it keeps what is needed to find out what happened"},
	{"Resilience and containment", "it fails safely, and does not take others with it"},
	{"Cyber safety updates", "it is mended promptly, and nobody is harmed by the mending"},
}

func owedOf(sc *engine.Scenario) []Owed {
	if !sc.Owed.Said() {
		return nil
	}
	texts, labels := sc.Owed.By(), PartyLabels()
	var out []Owed
	for i, party := range engine.Parties() {
		out = append(out, Owed{Party: party, Label: labels[i], Text: texts[i]})
	}
	return out
}

func oathOf(sc *engine.Scenario, innocent bool) (out []Promise) {
	for i, id := range engine.Promises() {
		for _, p := range sc.Oath {
			if v := p.In(innocent); p.Promise == id {
				out = append(out, Promise{id, promiseWords[i][0], promiseWords[i][1], v.Kept, v.Why})
			}
		}
	}
	return out
}

// divided sets the trainee's shares beside what was owed.
func (r *Report) divided() {
	shares := r.Reflection.Duty.Shares()
	for i := range r.Owed {
		if r.Owed[i].Share = nil; r.Reflection.Duty.Given() {
			share := shares[i]
			r.Owed[i].Share = &share
		}
	}
}

// owed tells who owed what, beside the trainee's division.
func (r *Report) owed() string {
	if len(r.Owed) == 0 {
		return ""
	}
	var b strings.Builder
	if r.Reflection.Duty.Given() {
		b.WriteString("You divided 100 before you were told. There is no mark for it.\n\n")
	}
	for _, o := range r.Owed {
		share := ""
		if o.Share != nil {
			share = fmt.Sprintf(" You gave %d of 100.", *o.Share)
		}
		fmt.Fprintf(&b, "- **%s.**%s %s\n", o.Label, share, o.Text)
	}
	return b.String()
}

// oath tells which of the five promises the device kept.
func (r *Report) oath() string {
	if len(r.Oath) == 0 {
		return ""
	}
	var b strings.Builder
	kept := 0
	for _, p := range r.Oath {
		said := "not kept"
		if p.Kept {
			said = "kept"
			kept++
		}
		fmt.Fprintf(&b, "- **%s: %s.** It asks that %s. %s\n", p.Name, said, p.Means, p.Why)
	}
	told := fmt.Sprintf("The device kept %d of %d.", kept, len(r.Oath))
	if r.Innocent {
		told = fmt.Sprintf("The device was sound this time; a promise is made for the day on which it is not. It kept %d of %d.", kept, len(r.Oath))
	}
	return fmt.Sprintf("%s\n\n%s\n%s\n", told, b.String(), oathSource)
}

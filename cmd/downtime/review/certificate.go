package review

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"time"

	"downtime/game/engine"
	"downtime/saves/cohort"
)

// Certificate says in plain text what a learner has played, and what that is not. Its last line is a checksum of the lines before it, which shows that
// they were not changed since, and proves nothing else.
func Certificate(learner, program string, runs []cohort.Summary, titles map[string]string, now time.Time) (string, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "CERTIFICATE OF TAKING PART\n\nDowntime, training for the shift on which the technology fails (version %s)\n\n", program)
	fmt.Fprintf(&b, "Name:  ________________________________   (pseudonym in the session: %s)\n", learner)
	fmt.Fprintf(&b, "Date:  %s\n\nPlayed:\n", now.Format("2 January 2006"))
	minutes, n := 0.0, 0
	for i := range runs {
		r := &runs[i]
		if !r.Counts() {
			continue
		}
		n++
		m := float64(r.Ticks) / engine.TicksPerSecond / 60
		minutes += m
		title := titles[r.Scenario]
		if title == "" {
			title = r.Scenario
		}
		fmt.Fprintf(&b, "  %s, %s, %.0f simulated minutes (rules %d, text %.8s)\n", r.Started.Format("2 January 2006"), title, m, r.Engine, r.Content)
	}
	if n == 0 {
		return "", fmt.Errorf("%s has ended no scored run in this cohort", learner)
	}
	fmt.Fprintf(&b, "Altogether %.0f simulated minutes; runs: %d.\n\n", minutes, n)
	b.WriteString("Practised: checking what a device shows against the patient; saying how sure one is; choosing between keeping it, its safe mode, a manual\n" +
		"fallback and disconnection; escalating by voice; reporting and keeping evidence; talking with patients and families.\n\n" +
		"What this is not: formative; not evidence of competence, no pass or fail, and no statement about care given to patients. The program proves that\n" +
		"what was played leads to its scores; it cannot prove who played, when, or how often.\n\n" +
		"Signed for the session:  ________________________________\n\n")
	fmt.Fprintf(&b, "Checksum of the text above: %x\n", sha256.Sum256([]byte(b.String())))
	return b.String(), nil
}

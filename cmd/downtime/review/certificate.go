package review

import (
	"crypto/sha256"
	"fmt"
	"html/template"
	"regexp"
	"strings"
	"time"

	"downtime/game/engine"
	"downtime/saves/cohort"
)

// Certificate says in plain text what a learner has played, and what that is not. Name is written on it as it is given, "" leaves a line for it. Its last
// line is a checksum of the lines before it, which shows that they were not changed since, and proves nothing else.
func Certificate(learner, name, program string, runs []cohort.Summary, titles map[string]string, now time.Time) (string, error) {
	var b strings.Builder
	fmt.Fprintf(&b, "CERTIFICATE OF TAKING PART\n\nDowntime, training for the shift on which the technology fails (version %s)\n\n", program)
	fmt.Fprintf(&b, "Name:  %s   (pseudonym in the session: %s)\n", or(strings.Join(strings.Fields(harmless(name)), " "), strings.Repeat("_", 32)), learner)
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
	b.WriteString("Objectives practised: checking what a device shows against the patient; saying how sure one is; choosing between keeping it, its safe mode, a manual\n" +
		"fallback and disconnection; escalating by voice; reporting and keeping evidence; talking with patients and families.\n\n" +
		"Formative; not evidence of competence. It is no pass and no fail, and no statement about care given to patients. The program proves that what was\n" +
		"played leads to its scores; it cannot prove who played, when, or how often.\n\n" +
		"Signed for the session:  ________________________________\n\n")
	fmt.Fprintf(&b, "Checksum of the text above: %x\n", sha256.Sum256([]byte(b.String())))
	return b.String(), nil
}

var certificatePage = template.Must(template.New("certificate").Parse(`<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{{.Title}}</title>
<style>
body{font:13pt/1.6 Georgia,serif;max-width:44rem;margin:3rem auto;padding:2rem;box-sizing:border-box;color:#111;background:#fff;border:1px solid #767676}
h1{font-size:1.5rem;letter-spacing:.05em}p{white-space:pre-wrap;overflow-wrap:break-word;margin:0 0 1.2em}p:last-child{font:9pt/1.4 monospace;overflow-wrap:anywhere}
@page{size:A4;margin:20mm}@media print{body{border:0;margin:0;padding:0;max-width:none}}
</style></head><body><h1>{{.Title}}</h1>
{{range .Parts}}<p>{{.}}</p>
{{end}}</body></html>
`))

// goesOn is the end of a line that goes on in the next: text has lines of a width, and a page wraps its own.
var goesOn = regexp.MustCompile(`\n([a-z])`)

// CertificateHTML is the text of a certificate as one page to print.
func CertificateHTML(text string) (string, error) {
	parts := strings.Split(goesOn.ReplaceAllString(strings.TrimSpace(text), " $1"), "\n\n")
	var b strings.Builder
	err := certificatePage.Execute(&b, map[string]any{"Title": parts[0], "Parts": parts[1:]})
	return b.String(), err
}

package progress

import (
	"fmt"
	"strings"

	"downtime/game/debrief"
	"downtime/game/sign"
)

// GuideRule says how the field guide fills.
const GuideRule = "A page opens when you find a clue of its sign in a case that you play to its end. Nothing is scored by it."

// guide fills the places of the field guide from the runs that were played to their end, practice among them: what was seen was seen.
func (r *Report) guide(s *Stored, lib *Library) {
	var seen []sign.Seen
	for i := range s.Judged {
		j := &s.Judged[i]
		if j.Signs == "" {
			continue
		}
		name, title := nameOf(lib, j.Scenario, true)
		if title == "" {
			title = name
		}
		seen = append(seen, sign.Seen{Case: title, Day: j.Started.Local().Format("2006-01-02"), Signs: strings.Fields(j.Signs)})
	}
	r.Guide = sign.Guide(lib.Signs, seen)
}

// Filled says how much of the field guide is open.
func (r *Report) Filled() string {
	met := 0
	for i := range r.Guide {
		if r.Guide[i].Met {
			met++
		}
	}
	return fmt.Sprintf("%d of %d signs of device failure met.", met, len(r.Guide))
}

// Where says in which cases a sign was met, and how often.
func Where(e *sign.Entry) string {
	return fmt.Sprintf("Met in %s, first on %s: %s", number(e.Times, "run", "runs"), e.First, strings.Join(e.Cases, "; "))
}

// Page is a sign's page in paragraphs, each with what it begins with.
func Page(s *sign.Sign) [][2]string {
	return [][2]string{{"How it looks.", s.Looks}, {"How to check it.", s.Check}, {"Often mistaken.", s.Mistaken}, {"Source.", s.Source + " (mark " + s.Mark + ": " + debrief.Means(s.Mark) + ")"}}
}

// GuideLines tell the field guide; an unmet sign is an empty place.
func (r *Report) GuideLines() []string {
	out := []string{r.Filled() + " " + GuideRule}
	for i := range r.Guide {
		e := &r.Guide[i]
		if !e.Met {
			out = append(out, fmt.Sprintf("%d. Not met yet.", e.Number))
			continue
		}
		words := fmt.Sprintf("%d. %s.", e.Number, e.Sign.Name)
		for _, p := range Page(e.Sign) {
			words += " " + p[0] + " " + strings.TrimSuffix(p[1], ".") + "."
		}
		out = append(out, words+" "+Where(e)+".")
	}
	return out
}

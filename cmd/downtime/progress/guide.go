package progress

import (
	"fmt"
	"strings"
	"time"

	"downtime/cmd/downtime/judgement"
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
	first := e.First
	if day, err := time.ParseInLocation(time.DateOnly, e.First, time.Local); err == nil {
		first = Day(day)
	}
	return fmt.Sprintf("Met in %s, first on %s: %s", number(e.Times, "run", "runs"), first, strings.Join(e.Cases, "; "))
}

// Page is a sign's page in paragraphs, each with what it begins with.
func Page(s *sign.Sign) [][2]string {
	return [][2]string{{"How it looks:", s.Looks}, {"How to check it:", s.Check}, {"Easily confused with:", s.Mistaken}, {"Source:", s.Source + " (mark " + s.Mark + ": " + debrief.Means(s.Mark) + ")"}}
}

// GuideSections tell the field guide; the places of unmet signs are empty, and those in a row are told at once.
func (r *Report) GuideSections() []judgement.Section {
	out := []judgement.Section{{Title: "The field guide of the signs of device failure", Lines: []string{r.Filled() + " " + GuideRule}}}
	for i := 0; i < len(r.Guide); i++ {
		e := &r.Guide[i]
		if e.Met {
			page := judgement.Section{Title: fmt.Sprintf("%d. %s", e.Number, e.Sign.Name)}
			for _, p := range Page(e.Sign) {
				page.Lines = append(page.Lines, p[0]+" "+p[1])
			}
			page.Lines = append(page.Lines, Where(e)+".")
			out = append(out, page)
			continue
		}
		last := i
		for last+1 < len(r.Guide) && !r.Guide[last+1].Met {
			last++
		}
		places := fmt.Sprint(e.Number)
		if last > i {
			places += fmt.Sprintf(" to %d", r.Guide[last].Number)
		}
		out, i = append(out, judgement.Section{Title: places + ": not met yet"}), last
	}
	return out
}

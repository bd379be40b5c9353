package progress

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"downtime/cmd/downtime/judgement"
	"downtime/game/calibration"
)

// Sections tells a report in sentences, each a line: what to do next first.
func (r *Report) Sections() []judgement.Section {
	out := []judgement.Section{
		{Title: "What to practise today", Lines: r.Today.Lines()},
		{Title: "Domains by case", Lines: r.heatLines()},
	}
	for i := range r.Courses {
		out = append(out, judgement.Section{Title: "Which way you lean, over time: " + judgement.PoolTitle(r.Courses[i].Pool), Lines: r.Courses[i].Lines()})
	}
	out = append(out, judgement.Section{Title: "How your beliefs came true", Lines: r.calibrationLines()})
	return append(out,
		judgement.Section{Title: "Skills", Lines: r.skillLines()},
		judgement.Section{Title: "Plans", Lines: r.planLines()},
		judgement.Section{Title: "Field guide", Lines: []string{r.Filled() + " downtime guide opens it."}},
		judgement.Section{Title: "What these figures are", Lines: []string{r.Formative}})
}

// Lines says what the day asks for and why.
func (t *Today) Lines() []string {
	var out []string
	for i, r := range t.Rows() {
		out = append(out, fmt.Sprintf("%d. %s (%s): %s.", i+1, r.Label(), minutes(r.Minutes()), r.Why()))
	}
	return append(out, t.Rest())
}

// Row is one line of the day: a skill, or the questions of a case that are all new, or all due again.
type Row struct{ Tasks []Task }

// Rows are the lines of the day, in the order of the first task of each.
func (t *Today) Rows() []Row {
	var out []Row
	for _, k := range t.Tasks {
		i := slices.IndexFunc(out, func(r Row) bool {
			first := &r.Tasks[0]
			return k.Question != nil && first.Question != nil && first.Case == k.Case && first.New == k.New
		})
		if i < 0 {
			out = append(out, Row{Tasks: []Task{k}})
			continue
		}
		out[i].Tasks = append(out[i].Tasks, k)
	}
	return out
}

// Label is what a row is. A question is not told before it is asked.
func (r *Row) Label() string {
	if n := len(r.Tasks); n > 1 {
		return fmt.Sprintf("%d questions from %s", n, r.Tasks[0].Case)
	}
	return r.Tasks[0].Label()
}

// Minutes is what a row is reckoned at.
func (r *Row) Minutes() (sum int) {
	for i := range r.Tasks {
		sum += r.Tasks[i].Minutes
	}
	return sum
}

// Why says why a row comes now: of several questions for different reasons, how likely they are still there.
func (r *Row) Why() string {
	first := &r.Tasks[0]
	if !slices.ContainsFunc(r.Tasks, func(t Task) bool { return t.Why != first.Why }) {
		return first.Why
	}
	low, high := first.Recall, first.Recall
	for i := range r.Tasks {
		low, high = min(low, r.Tasks[i].Recall), max(high, r.Tasks[i].Recall)
	}
	return fmt.Sprintf("asked before; recall about %.0f to %.0f %%", math.Floor(100*low), math.Floor(100*high))
}

// Label is what a task is, in a line. A question is not told before it is asked.
func (t *Task) Label() string {
	if t.Question == nil {
		return t.Title
	}
	return "A question from " + t.Case
}

// Rest says how the day stands beside its tasks.
func (t *Today) Rest() string {
	sum := 0
	for i := range t.Tasks {
		sum += t.Tasks[i].Minutes
	}
	var parts []string
	switch {
	case sum > 0:
		parts = append(parts, fmt.Sprintf("About %s; ten minutes a day is the most that is ever asked", minutes(sum)))
	case t.Waiting > 0:
		parts = append(parts, "Enough for today")
	default:
		parts = append(parts, "Nothing is due")
	}
	if t.Spent > 0 {
		parts = append(parts, fmt.Sprintf("%s practised today", minutes(t.Spent)))
	}
	switch {
	case t.Waiting > 0:
		parts = append(parts, fmt.Sprintf("%d more can wait for another day", t.Waiting))
	case sum == 0 && !t.Next.IsZero():
		parts = append(parts, "the next falls due on "+t.Next.Format("2 January"))
	}
	return strings.Join(parts, "; ") + "."
}

// Made says what the heat map is made of.
func (r *Report) Made() string {
	if r.Runs.Scored == 0 {
		return "No run counts yet: play a case to its end."
	}
	s := fmt.Sprintf("Of each domain's points, the share that you earned in per cent: the mean of a case's last %d scored runs.", Recent)
	if n := r.Runs.Earlier; n > 0 {
		s += fmt.Sprintf(" %s under an earlier version of the rules: by the Card stored then.", number(n, "run was played", "runs were played"))
	}
	return s
}

func (r *Report) heatLines() []string {
	out := []string{r.Made()}
	for i := range r.Cases {
		out = append(out, r.Cases[i].Words())
	}
	if all := r.All(); len(r.Cases) > 1 {
		out = append(out, "All cases, each counting alike: "+all.words())
	}
	return out
}

// Words tells a row.
func (c *Case) Words() string {
	return fmt.Sprintf("%s: %s, the last %.0f of 100. %s", c.full(), number(c.Runs, "scored run", "scored runs"), c.Last, c.words())
}

// full is a case by its title, with its place and hour.
func (c *Case) full() string {
	if c.Title == "" {
		return c.Name
	}
	return c.Title + " (" + c.Name + ")"
}

func (c *Case) words() string {
	var parts []string
	for _, d := range c.Domains {
		if d.Of > 0 {
			parts = append(parts, fmt.Sprintf("%s %.0f", strings.ToLower(DomainLabel(d.Domain)), d.Score))
		}
	}
	if len(parts) == 0 {
		return "Its Card holds no domains."
	}
	return capital(strings.Join(parts, ", ")) + "."
}

// Lines tells a course in words, period by period.
func (c *Course) Lines() []string {
	var out []string
	for i := range c.Periods {
		p := &c.Periods[i]
		out = append(out, fmt.Sprintf("%s: %s.", capital(p.When()), p.Words()))
	}
	if n := c.Since.Counts; c.Since.Runs > 0 {
		when := "So far"
		if len(c.Periods) > 0 {
			when = "Since then"
		}
		out = append(out, fmt.Sprintf("%s %d faulty and %d sound devices judged: %s. Which way you lean (the criterion) is told from %d of each on.", when, n.Signals(), n.Noise(), CountWords(n), c.Needed))
	}
	if len(c.Periods) > 0 {
		out = append(out, "Above 0 is slow to call a fault, below 0 quick to. A way to lean is named only where all of the interval bears it out.")
	}
	return out
}

// CountWords are the four counts, for where no more can be said.
func CountWords(n calibration.Counts) string {
	return fmt.Sprintf("%s, %s, %s, %s", number(n.Hits, "hit", "hits"), number(n.Misses, "miss", "misses"),
		number(n.FalseAlarms, "false alarm", "false alarms"), number(n.CorrectRejections, "correct rejection", "correct rejections"))
}

// When is the time and the size of a period.
func (p *Period) When() string {
	from, to := p.From.Local(), p.To.Local()
	when := from.Format("2 Jan 2006")
	if day := to.Format("2 Jan 2006"); day != when {
		if from.Year() == to.Year() {
			when = from.Format("2 Jan")
		}
		when += " to " + day
	}
	return when + ", " + number(p.Runs, "run", "runs")
}

// Words say what a period comes to, and by which criterion, with its interval and how sure it is.
func (p *Period) Words() string {
	s := fmt.Sprintf("%s (criterion %s, 95 %% interval %s to %s", p.Lean, two(p.Criterion), two(p.Interval.Low), two(p.Interval.High))
	if p.Level == calibration.Provisional {
		s += ", provisional"
	}
	return s + ")"
}

func (r *Report) calibrationLines() []string {
	out := []string{}
	for i := range r.Judgement.Pools {
		p := &r.Judgement.Pools[i]
		if p.Stated.N == 0 {
			continue
		}
		out = append(out, judgement.PoolTitle(p.Pool)+":")
		out = append(append(out, judgement.Forecasts(&p.Stated)...), judgement.Curve(&p.Curve)...)
	}
	if len(out) == 0 {
		return []string{"No belief was stated yet in a run that counts: b says at the bedside how likely you think a fault is."}
	}
	return append(out, "downtime calibration says more.")
}

// skillLines lists the skills by how they stand.
func (r *Report) skillLines() []string {
	var out []string
	for _, state := range []State{Rusty, Mastered, Learning, NotBegun} {
		var titles []string
		for i := range r.Skills {
			k := &r.Skills[i]
			switch {
			case k.State != state:
			case state == Learning:
				titles = append(titles, fmt.Sprintf("%s (level: %s; last %.0f)", k.Title, k.Reached(), k.Last))
			default:
				titles = append(titles, k.Title)
			}
		}
		if len(titles) > 0 {
			out = append(out, capital(string(state))+": "+strings.Join(titles, "; ")+".")
		}
	}
	return append(out, MasteryRule)
}

// Reached is the highest level that was reached.
func (k *Skill) Reached() string {
	if k.Level == 0 {
		return "none yet"
	}
	return fmt.Sprintf("%d of %d", k.Level, k.Of)
}

// MasteryRule says when a skill is mastered, and when rusty.
const MasteryRule = "Mastered: two goes in a row at the top level to the standard, without feedback on the way. Rusty: mastered, and not done for 60 days."

// Tally counts the plans by what became of them.
func (r *Report) Tally() string {
	var n [4]int
	order := []Kept{WasKept, WasNotKept, NoOccasion, ""}
	for i := range r.Plans {
		n[max(0, slices.Index(order, r.Plans[i].Kept))]++
	}
	return fmt.Sprintf("%s: %d kept, %d not kept, %d without an occasion, %d not said yet.", number(len(r.Plans), "plan", "plans"), n[0], n[1], n[2], n[3])
}

func (r *Report) planLines() []string {
	if len(r.Plans) == 0 {
		return []string{NoPlans}
	}
	out := []string{r.Tally()}
	for i := range r.Plans {
		p := &r.Plans[i]
		if rest := len(r.Plans) - i; i == mostPlans && rest > 1 {
			return append(out, fmt.Sprintf("%d earlier ones stand on the page of plans in the game.", rest))
		}
		out = append(out, fmt.Sprintf("%s, %s: %s %s.", p.At.Local().Format("2 Jan 2006"), p.Case, p.Text, capital(p.Answer())))
	}
	return out
}

// mostPlans is how many plans are told in sentences, the newest: more are not heard to their end.
const mostPlans = 10

// NoPlans stands where plans would.
const NoPlans = "No plan yet: a debrief asks for one, as if this, then that."

// Answer says what became of a plan.
func (p *Plan) Answer() string {
	switch {
	case p.Kept != "":
		return string(p.Kept)
	case p.Since == 0:
		return "no run since"
	}
	return "not said yet: " + number(p.Since, "run", "runs") + " since"
}

func minutes(n int) string { return number(n, "minute", "minutes") }

func number(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// two is a figure of two places, with no sign on nought.
func two(x float64) string {
	if math.Abs(x) < 0.005 {
		x = 0
	}
	return fmt.Sprintf("%.2f", x)
}

// Day is a date as the pages print it.
func Day(t time.Time) string { return t.Local().Format("2 Jan 2006") }

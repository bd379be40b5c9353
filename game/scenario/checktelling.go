package scenario

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"downtime/game/engine"
	"downtime/game/patient"
)

// checkDebrief looks at what is said before the case and after it.
func (c *compiler) checkDebrief() {
	if c.doc.Debrief != "" && !strings.Contains(strings.ToLower(c.doc.Debrief), "at work") {
		c.report("debrief.md", CodeAtWork, "the debrief does not say how it is at work", "say in a sentence that at work an odd reading is nearly always the patient")
	}
	c.checkTitle()
	c.checkWarning()
	c.checkInvented()
}

// beforehand are the words that are read before the debrief: the files, and the parts of scenario.yaml by the beginning of their path.
var beforehand = names{"place", "summary", "warning", "patients[", "devices[", "people[", "actions[", "scenes[", "triggers[", "due[", "report[", "endings["}

// inPlay shows each text that is read before the debrief, with its path.
func (c *compiler) inPlay(see func(path, words string)) {
	see("brief.md", c.doc.Brief)
	see("howto.md", c.doc.HowTo)
	see("action-card.md", c.doc.ActionCard)
	for path, words := range written(reflect.ValueOf(*c.doc), "") {
		early := slices.ContainsFunc(beforehand, func(p string) bool { return strings.HasPrefix(path, p) })
		if early || strings.HasSuffix(path, ".note") {
			see(path, words)
		}
	}
}

// checkTitle keeps the title, which names the trap, out of the play.
func (c *compiler) checkTitle() {
	title := strings.ToLower(strings.TrimSpace(c.doc.Title))
	if title == "" {
		return
	}
	c.inPlay(func(path, words string) {
		if strings.Contains(strings.ToLower(words), title) {
			c.report(path, CodeGivenAway, "the case's title stands here, before its debrief", "call the case by place and hour")
		}
	})
}

// grave are the matters that are announced before a case, and how words tell of them: hints are parts of words without which said does not match.
var grave = []struct {
	what, fix string
	hints     names
	said      *regexp.Regexp
}{
	{"somebody can die in this case", "say in warning that somebody can die", nil, deadly},
	{"a child is lost before birth in this case", "say in warning that a pregnancy can end in loss", names{"stillb", "miscarr", "etal", "uterine", "baby", "pregnancy"}, regexp.MustCompile(`(?i)stillb|miscarr|(?:f(?:o)?etal|intrauterine) (?:death|demise|loss)|lo(?:st|se|ses|sing) (?:the|a|her|their) (?:baby|pregnancy)|loss of (?:a|the) (?:baby|pregnancy)|pregnancy can end`)},
	{"abuse or violence comes up in this case", "say in warning that abuse or violence comes up", names{"abus", "assault", "rape", "violen", "neglect", "beaten"}, regexp.MustCompile(`(?i)\b(?:abus(?:e|ed|es|ive)|assault(?:ed|s)?|raped?|violen(?:t|ce)|neglected|beaten)\b`)},
	{"suicide or self-harm comes up in this case", "say in warning that self-harm comes up", names{"suicid", "self-harm", "kill", "own life"}, regexp.MustCompile(`(?i)\bsuicid|self-harm|kill(?:ed|ing)? (?:him|her|them)sel|(?:took|taken|end) (?:his|her|their) own life`)},
}

// deadly is how words tell of a death.
var deadly = regexp.MustCompile(`(?i)\b(?:dies?|died|death|dying|stillborn|killed|(?:is|was|lies|found) dead)\b`)

// checkWarning wants what may hurt a player to be announced, and by its name: some who play have lost a patient, or a child, this week.
func (c *compiler) checkWarning() {
	for i, g := range grave {
		if g.said.MatchString(c.doc.Warning) {
			continue
		}
		told := ""
		look := func(path, words string) {
			words = strings.ToLower(words)
			hinted := func(hint string) bool { return strings.Contains(words, hint) }
			if told == "" && slices.ContainsFunc(g.hints, hinted) && g.said.MatchString(words) {
				told = path
			}
		}
		if i == 0 { // the word alone may be about a machine
			for j := range c.sc.Endings {
				if e := &c.sc.Endings[j]; told == "" && (deadly.MatchString(e.Text) || readsDeath(e.When)) {
					told = place("endings", j)
				}
			}
		} else {
			c.inPlay(look)
			look("debrief.md", c.doc.Debrief)
		}
		if told != "" {
			c.report(told, CodeUnwarned, g.what+", and nothing announces it", g.fix)
		}
	}
}

// readsDeath reports whether a condition asks whether a patient is alive.
func readsDeath(e engine.Expr) bool {
	alive, _ := patient.QuantityIndex("alive")
	return slices.ContainsFunc(e.Ops, func(op engine.Op) bool { return op.Code == engine.OpPatient && int(op.B) == alive })
}

// invented is how a debrief says which of its numbers are nobody's measurements.
var invented = regexp.MustCompile(`(?i)simulat|teaching value|chosen for|invented`)

// checkInvented wants a case with numbers to say, once, what was chosen for the simulation.
func (c *compiler) checkInvented() {
	if c.doc.Debrief == "" || invented.MatchString(c.doc.Debrief) {
		return
	}
	stated := false
	c.inPlay(func(_, words string) { stated = stated || hasMeasure(words) })
	if stated {
		c.report("debrief.md", CodeMark, "the case states numbers, and the debrief does not say which of them were chosen for the simulation", "say in a sentence that values marked D were chosen for the simulation and are not validated")
	}
}

// checkPages looks at the form of a Markdown file: lines that a diff can show, and of the brief no more than one screen.
func (c *compiler) checkPages(name, words string) {
	at := 1
	for line := range strings.SplitSeq(words, "\n") {
		n := utf8.RuneCountInString(line)
		if width(line) > most.wide && !strings.Contains(line, "](") {
			c.probs.add(Problem{Path: name, Column: at, Code: CodeTooLong, Message: "the line has " + number(float64(width(line))) + " columns; 80 are the most", Fix: "break it; the screen joins lines of a paragraph again"})
		}
		at += n + 1
	}
	if lines := shownLines(words); name == "brief.md" && lines > most.brief {
		c.report(name, CodeTooLong, "it takes about "+number(float64(lines))+" lines; a screen of 80 by 24 shows "+number(float64(most.brief)), "cut what is learnt at the bedside anyway")
	}
}

// shownLines is about how many lines of a screen some Markdown takes: paragraphs are joined and broken again, lists and headings stand alone.
func shownLines(words string) int {
	const measure = 74
	total, paragraph := 0, 0
	flush := func() {
		total += (paragraph + measure - 1) / measure
		paragraph = 0
	}
	for line := range strings.SplitSeq(strings.TrimSpace(words), "\n") {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") || strings.HasPrefix(line, "- ") {
			flush()
		}
		if line == "" {
			total++
			continue
		}
		paragraph += width(line) + 1
		if strings.HasPrefix(line, "#") {
			flush()
		}
	}
	flush()
	return total
}

// checkBraces wants braces only where a hole is filled.
func (c *compiler) checkBraces(path, words string) {
	filled := strings.HasSuffix(path, ".note") || strings.HasSuffix(path, ".reply") ||
		strings.HasSuffix(path, ".text") && (strings.HasPrefix(path, "scenes[") || strings.Contains(path, ".findings["))
	if i := strings.IndexAny(words, "{}"); i >= 0 && !filled {
		c.probs.add(Problem{
			Path: path, Column: utf8.RuneCountInString(words[:i]) + 1, Code: CodeHole, Message: "numbers are not filled in here: the trainee would read the braces",
			Fix: "findings, scenes, replies and notes have holes; say it without",
		})
	}
}

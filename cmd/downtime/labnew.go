package main

import (
	"cmp"
	"crypto/rand"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"downtime/game/engine"
	"downtime/game/skill"
	"downtime/saves"
	"downtime/saves/handin"
	"downtime/saves/lab"
)

func newLab(o *options) *cobra.Command {
	cmd := &cobra.Command{
		Use: "lab", Short: "Run a session in a room of machines without a network", Args: cobra.NoArgs,
		Long: "An instructor makes one small signed file with new, and puts it beside the program, on a share or on a stick. Each learner joins with its code\n" +
			"of six letters and a pseudonym. What they played comes back as one hand-in each: downtime cohort import takes them in. See docs/labs.md.",
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() }, // so that a verb it does not have is refused, as elsewhere
	}
	cmd.AddCommand(newLabNew(o), newLabJoin(o), newLabRelease(o), newLabPreflight(o), newLabPrint(o))
	cmd.AddCommand(newLabSheets(o)...)
	return cmd
}

// setting are the flags of lab new.
type setting struct {
	cases, injects []string
	skills         []string
	s              lab.Session
	mode           string
	opens, closes  string
	out, local     string
	learners       int
	standards      []string
	cohort, by     string
}

// mostLearners is how many pseudonyms a session has at most: their numbers have three digits.
const mostLearners = 999

func newLabNew(o *options) *cobra.Command {
	n := &setting{}
	cmd := &cobra.Command{
		Use: "new", Short: "Set a session: one signed file with a code of six letters", Args: cobra.NoArgs,
		Long: "Writes CODE.lab for the learners, and for you alone CODE-instructor.txt with the words to read aloud, and CODE-names.csv: the only place for\n" +
			"names. Without --case it asks, one question a line; an empty answer takes what stands in brackets. Words to read aloud, a local file and standards\n" +
			"are set by flags, which may stand beside the questions.",
		RunE: func(cmd *cobra.Command, _ []string) error { return o.labNew(cmd, n) },
	}
	f := cmd.Flags()
	f.StringVar(&n.s.Title, "title", "Lab session", "what learners read at the top")
	f.StringArrayVar(&n.cases, "case", nil, "a case: ID, ID=VARIANT to force its truth, ID@SEED to set its seed; once for each")
	f.StringArrayVar(&n.skills, "skill", nil, "a skill of the lab: ID, ID/LEVEL or ID/LEVEL/MODE; after the cases; once for each")
	f.StringVar(&n.mode, "mode", "drill", "drill (half at fault, feedback), shift (few at fault), exam (nothing told until released)")
	f.StringVar(&n.s.Order, "order", lab.Fixed, "fixed, shuffled for each learner, or choice")
	f.StringVar(&n.s.Seeds, "seeds", lab.Each, "each learner their own hidden truths, or the same for all")
	f.StringVar(&n.s.Feedback, "feedback", "", "now, after the last case, or released by a word (default: by the mode)")
	f.IntVar(&n.s.Attempts, "attempts", 1, "how often each case may be played")
	f.StringVar(&n.opens, "opens", "", "when it opens, as 2026-11-24 14:00, by each machine's clock")
	f.StringVar(&n.closes, "closes", "", "when it closes")
	f.StringVar(&n.s.Pace, "pace", "", "paced or live (default: as each likes)")
	f.IntVar(&n.s.Minutes, "minutes", 0, "hard stop so many minutes after joining; 0: none")
	f.StringVar(&n.s.Fast, "fast", lab.Twin, "what those who are through get: twin (the other truth, as practice) or nothing")
	f.StringArrayVar(&n.injects, "inject", nil, "WORD=CASE/SCENE: the word, read aloud and typed, opens that scene; once for each")
	f.StringVar(&n.s.Release, "release", "", "the word that releases feedback (default: made for you)")
	f.StringVar(&n.local, "local", "", "Markdown with this hospital's real numbers, bags and cards, for the learners (see downtime local)")
	f.BoolVar(&n.s.Survey, "survey", false, "ask five questions before and after")
	f.StringArrayVar(&n.standards, "standard", nil, "CASE: its standard in your cohort, for the learners' debriefs; or CASE=CUT±SEM (also CUT+-SEM); once for each")
	f.StringVar(&n.cohort, "cohort", "", "cohort from which --standard takes it: a name, or the path of its file (DOWNTIME_COHORT)")
	whoFlag(cmd, &n.by, "sets the standards that are given as numbers")
	f.IntVar(&n.learners, "learners", 20, "how many pseudonyms to make")
	f.StringVar(&n.out, "out", ".", "the folder for the session file; what is for you alone is written here")
	return cmd
}

func (o *options) labNew(cmd *cobra.Command, n *setting) error {
	if len(n.cases)+len(n.skills) == 0 {
		if err := o.ask(typing{cmd.Context(), cmd.InOrStdin()}, cmd.OutOrStdout(), n); err != nil {
			return err
		}
	}
	if err := folderThere(n.out); err != nil {
		return err
	}
	if n.learners < 0 || n.learners > mostLearners {
		return fmt.Errorf("--learners %d: it is 0 to %d", n.learners, mostLearners)
	}
	words, err := o.completed(n)
	if err != nil {
		return err
	}
	if n.s.Standards, err = o.standards(cmd.Context(), n); err != nil {
		return err
	}
	key, err := handin.Key(saves.Dir())
	if err != nil {
		return err
	}
	text, err := n.s.Encode(key)
	if err != nil {
		return fmt.Errorf("set session: %w", err)
	}
	code := n.s.Code
	file := filepath.Join(n.out, code+lab.Extension)
	if err := handin.WriteWhole(file, text, 0o644); err != nil {
		return err
	}
	for name, body := range map[string]string{code + "-instructor.txt": o.instructorText(&n.s, words), code + "-names.csv": namesText(code, n.learners)} {
		if err := handin.WriteWhole(name, []byte(body), 0o600); err != nil {
			return err
		}
	}
	w := cmd.OutOrStdout()
	fmt.Fprintf(w, "Session %s, in %s\n  Put it beside the program, on the share or on the stick.\n", code, file)
	fmt.Fprintf(w, "Learners type, each with a pseudonym of their own:\n  downtime lab join %s --id %s\n", code, pseudonym(code, 1))
	fmt.Fprintf(w, "For you alone, in this folder; never on the share:\n  %s-instructor.txt  words to read aloud\n  %s-names.csv       the only place for names\n", code, code)
	return nil
}

// completed fills in what follows from what was asked for, and checks it against the cases. It gives the words to read aloud, in order.
func (o *options) completed(n *setting) (words []string, err error) {
	s := &n.s
	s.Mode, s.Made, s.Salt, s.Engine = lab.Mode(n.mode), time.Now(), secret(8), engine.Version
	if s.Feedback == "" {
		s.Feedback = map[lab.Mode]string{lab.Drill: lab.Now, lab.Shift: lab.After, lab.Exam: lab.Released}[s.Mode]
	}
	if s.Items, err = o.items(n); err != nil {
		return nil, err
	}
	if n.local != "" {
		if s.Local, err = readLocal(n.local); err != nil {
			return nil, err
		}
	}
	if s.Opens, err = moment(n.opens); err != nil {
		return nil, err
	}
	if s.Closes, err = moment(n.closes); err != nil {
		return nil, err
	}
	if words, err = o.injects(n); err != nil {
		return nil, err
	}
	if s.Feedback == lab.Released {
		word := s.Release
		if word == "" {
			word = secret(4) + "-" + secret(4)
		}
		s.Release = s.Hash(word)
		return append(words, word), nil
	}
	s.Release = ""
	return words, nil
}

// items are the cases and then the skills of a session, in the order in which they were asked for.
func (o *options) items(n *setting) (out []lab.Item, err error) {
	for _, c := range n.cases {
		item, err := o.item(c)
		if err != nil {
			return nil, err
		}
		out = append(out, item)
	}
	for _, k := range n.skills {
		item, err := practised(k)
		if err != nil {
			return nil, err
		}
		out = append(out, item)
	}
	return out, nil
}

// injects sets the words that are read aloud, and gives them in order: the session holds only their hashes.
func (o *options) injects(n *setting) (words []string, err error) {
	s := &n.s
	for _, in := range n.injects {
		word, at, ok := strings.Cut(in, "=")
		id, scene, also := strings.Cut(at, "/")
		if !ok || !also || len(strings.TrimSpace(word)) < 4 {
			return nil, fmt.Errorf("--inject %s: it is WORD=CASE/SCENE, with a word of four letters or more", in)
		}
		if err := o.hasScene(s, id, scene); err != nil {
			return nil, err
		}
		s.Injects = append(s.Injects, lab.Inject{Word: s.Hash(word), Scenario: id, Scene: scene})
		words = append(words, word)
	}
	return words, nil
}

// item reads ID, ID=VARIANT or ID@SEED.
func (o *options) item(text string) (lab.Item, error) {
	var it lab.Item
	rest, seed, seeded := strings.Cut(text, "@")
	it.Scenario, it.Variant, _ = strings.Cut(rest, "=")
	if seeded {
		var err error
		if it.Seed, err = strconv.ParseUint(seed, 10, 63); err != nil || it.Seed == 0 {
			return it, fmt.Errorf("--case %s: a seed is a number above 0", text)
		}
	}
	sc, err := o.scenario(it.Scenario)
	if err != nil {
		return it, err
	}
	if it.Variant != "" && sc.VariantNamed(it.Variant) < 0 {
		return it, fmt.Errorf("--case %s: the case has no truth %q; there are %s", text, it.Variant, truths(sc))
	}
	if sc.Unscored {
		return it, fmt.Errorf("--case %s: it is a bed for trying the keys, and is not scored", text)
	}
	it.Content = sc.Hash
	return it, nil
}

// truths are the names of a case's hidden truths, as they are typed.
func truths(sc *engine.Scenario) string {
	var names []string
	for i := range sc.Variants {
		names = append(names, sc.Variants[i].ID)
	}
	return strings.Join(names, ", ")
}

// practised reads ID, ID/LEVEL or ID/LEVEL/MODE.
func practised(text string) (lab.Item, error) {
	parts := strings.SplitN(text, "/", 3)
	it := lab.Item{Skill: parts[0]}
	if len(parts) > 1 {
		var err error
		if it.Level, err = strconv.Atoi(parts[1]); err != nil {
			return it, fmt.Errorf("--skill %s: a level is a number, 0 for the first", text)
		}
	}
	if len(parts) > 2 {
		it.Mode = parts[2]
	}
	a, err := beginSkill(it.Skill, skill.Setup{Seed: 1, Level: it.Level, Mode: it.Mode})
	if err == nil {
		it.Mode = a.Setup.Mode // the first, where none was named: goes are held to it
	}
	return it, err
}

func (o *options) hasScene(s *lab.Session, id, scene string) error {
	listed := false
	for _, it := range s.Items {
		listed = listed || it.Scenario == id
	}
	if !listed {
		return fmt.Errorf("--inject: the session has no case %q", id)
	}
	sc, err := o.scenario(id)
	if err != nil {
		return err
	}
	var there []string
	for _, x := range sc.Scenes {
		if x.ID == scene {
			return nil
		}
		there = append(there, x.ID)
	}
	return fmt.Errorf("--inject: %s has no scene %q; there are %s", id, scene, strings.Join(there, ", "))
}

// moment reads a time as people write it, by this machine's clock; "" is none.
func moment(text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	for _, layout := range []string{"2006-01-02 15:04", "2006-01-02T15:04", time.RFC3339} {
		if t, err := time.ParseInLocation(layout, text, time.Local); err == nil {
			return t.UTC(), nil
		}
	}
	return time.Time{}, fmt.Errorf("%q is no time: write it as 2026-11-24 14:00", text)
}

// secret is so many random letters that are easy to read aloud.
func secret(n int) string {
	const letters = "BCDFGHJKLMNPQRSTVWXZ"
	b := make([]byte, n)
	rand.Read(b) // never fails
	for i := range b {
		b[i] = letters[int(b[i])%len(letters)]
	}
	return string(b)
}

func namesText(code string, learners int) string {
	var b strings.Builder
	b.WriteString("pseudonym,name\n")
	for i := range learners {
		b.WriteString(pseudonym(code, i+1) + ",\n")
	}
	return b.String()
}

// pseudonym is one for the n-th learner. It begins as the session's code does: learners of two sessions must not be one in a cohort of both.
func pseudonym(code string, n int) string { return fmt.Sprintf("%.3s%02d", code, n) }

// instructorText is what the instructor keeps: no program reads it.
func (o *options) instructorText(s *lab.Session, words []string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Session %s: %s\nFor the instructor alone. No program reads this file; names go into %s-names.csv.\n\n", s.Code, s.Title, s.Code)
	one, two := pseudonym(s.Code, 1), pseudonym(s.Code, 2)
	fmt.Fprintf(&b, "Learners:   downtime lab join %s --id %s\n", s.Code, one)
	fmt.Fprintf(&b, "Before:     downtime lab preflight %s\nAfterwards: downtime cohort import FOLDER\n", s.Code)
	fmt.Fprintf(&b, "In pairs:   downtime lab join %s --id %s --observer %s\nThe wall:   downtime cohort plenary --case ID FOLDER\n\n", s.Code, one, two)
	for i, it := range s.Items {
		if it.Skill != "" {
			fmt.Fprintf(&b, "Skill %d: %s\n", i+1, strings.TrimSpace(fmt.Sprintf("%s, level %d %s", it.Skill, it.Level, it.Mode)))
			continue
		}
		fmt.Fprintf(&b, "Case %d: %s", i+1, it.Scenario)
		if sc, err := o.scenario(it.Scenario); err == nil {
			fmt.Fprintf(&b, " (%s, %s; %s), about %d minutes", sc.Place, sc.Hour, sc.Title, sc.Minutes)
		}
		if it.Variant != "" {
			b.WriteString(", always " + it.Variant)
		}
		b.WriteString("\n")
	}
	fmt.Fprintf(&b, "\n%s, feedback %s, order %s, seeds %s, goes %d, pace %s, %s, %s.\n", s.Mode, s.Feedback, s.Order, s.Seeds, s.Attempts, cmp.Or(s.Pace, "as each likes"), hardStop(s.Minutes), hours(s))
	for _, st := range s.Standards {
		fmt.Fprintf(&b, "Standard for %s: %.1f of 100, give or take %.1f, set by %s on %s. Learners' debriefs show it with its grey zone.\n", st.Scenario, st.Cut, st.SEM, st.By, st.Day)
	}
	for i, in := range s.Injects {
		fmt.Fprintf(&b, "\nRead aloud %q: in %s it opens the scene %s. Learners type the word at the bedside (in the screens after ctrl+w).\n", words[i], in.Scenario, in.Scene)
	}
	if s.Release != "" {
		fmt.Fprintf(&b, "\nTo release the feedback read aloud %q. Learners type: downtime lab release %s %s --id %s (each their own)\n", words[len(words)-1], s.Code, words[len(words)-1], one)
	}
	return b.String()
}

// hours says when a session can be joined, by this machine's clock, and whether it asks about oneself.
func hours(s *lab.Session) string {
	const form = "2 January 2006, 15:04"
	out := "open at any time"
	if !s.Opens.IsZero() {
		out = "opens " + s.Opens.Local().Format(form)
	}
	if !s.Closes.IsZero() {
		out += ", closes " + s.Closes.Local().Format(form)
	}
	if s.Survey {
		out += "; five questions before and after"
	}
	return out
}

func hardStop(minutes int) string {
	if minutes == 0 {
		return "no hard stop"
	}
	return fmt.Sprintf("hard stop %d minutes after joining", minutes)
}

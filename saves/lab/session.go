package lab

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"downtime/saves/handin"
)

const (
	format  = "downtime-lab"
	version = 1

	// Extension is the ending of a session file; its name is the code.
	Extension = ".lab"

	maxFile  = 64 << 10
	maxItems = 40
	maxText  = 200
	maxLocal = 16 << 10
)

// Mode says how often a device is at fault and what is told.
type Mode string

// The modes. What is rare is missed more often, and short bursts in which it is common, with feedback, help against that (Wolfe et al. 2007,
// 10.1037/0096-3445.136.4.623): half faulty with feedback, or few faulty and none on the way. The two shares are our own choice [D].
const (
	Drill Mode = "drill" // half of the truths drawn are faults; feedback after each
	Shift Mode = "shift" // about one in seven; feedback at the end
	Exam  Mode = "exam"  // as the cases weigh them; nothing is told until it is released
)

// Orders of the cases.
const (
	Fixed    = "fixed"    // as listed
	Shuffled = "shuffled" // for each learner in another order
	Choice   = "choice"   // the learner chooses
)

// Seeds: the same truths for everybody, or others for each learner.
const (
	Same = "same"
	Each = "each"
)

// Feedback: after each case, after the last, or once the instructor has released it.
const (
	Now      = "now"
	After    = "after"
	Released = "released"
)

// What those who are through get while the others finish.
const (
	Twin    = "twin" // the same patient with the other truth, as practice
	Nothing = "nothing"
)

// Item is one case to be played, or one skill to be practised.
type Item struct {
	Skill    string `json:"skill,omitempty"`
	Level    int    `json:"level,omitempty"` // of the skill, 0 is the first
	Mode     string `json:"mode,omitempty"`  // of a skill that has modes
	Scenario string `json:"scenario,omitempty"`
	Variant  string `json:"variant,omitempty"`     // "": the seed draws it
	Seed     uint64 `json:"seed,string,omitempty"` // 0: worked out of the session's code
	Content  string `json:"content,omitempty"`     // hash of the case where the session was set
}

// Inject is a scene that a word opens.
type Inject struct {
	Word     string `json:"word"` // its hash
	Scenario string `json:"scenario"`
	Scene    string `json:"scene"`
}

// Standard is a cut for a case with its standard error of measurement, as the debriefs of the session show it.
type Standard struct {
	Scenario string  `json:"scenario"`
	Cut      float64 `json:"cut"` // of 100
	SEM      float64 `json:"sem"` // in points of the total; 0: not known
	By       string  `json:"by"`  // who set it
	Day      string  `json:"day"` // as 2026-11-22
}

// Session is what an instructor has set.
type Session struct {
	Format   string    `json:"format"`
	Version  int       `json:"version"`
	Title    string    `json:"title"`
	Mode     Mode      `json:"mode"`
	Items    []Item    `json:"items"`
	Order    string    `json:"order"`
	Seeds    string    `json:"seeds"`
	Feedback string    `json:"feedback"`
	Attempts int       `json:"attempts"`         // a case, 1 to 10
	Opens    time.Time `json:"opens,omitzero"`   // before it nobody joins; zero: at once
	Closes   time.Time `json:"closes,omitzero"`  // after it nobody plays; zero: never
	Pace     string    `json:"pace,omitempty"`   // "paced", "live", or as each likes
	Minutes  int       `json:"minutes"`          // hard stop so long after joining; 0: none
	Fast     string    `json:"fast"`             // for those who are through
	Injects  []Inject  `json:"injects"`          //
	Release  string    `json:"release"`          // hash of the word that releases the feedback
	Local    string    `json:"local,omitempty"`  // what is so at this hospital, Markdown
	Survey   bool      `json:"survey,omitempty"` // five questions before and after

	Standards []Standard `json:"standards,omitempty"` // one a case at most; none: its debriefs are formative
	Engine    int        `json:"engine,omitempty"`    // of the program that set it
	Made      time.Time  `json:"made"`
	Salt      string     `json:"salt"` // random, so that the hashes of two sessions tell nothing of each other
	Key       string     `json:"key"`

	Code string `json:"-"` // six letters, worked out of the file's first line
	text []byte // that line
}

// alphabet leaves out vowels, so that no code is a word, and letters that sound or look alike.
const alphabet = "BCDFGHJKLMNPQRSTVWXZ"

// codeOf makes six letters of the bytes of a session: whoever changes it changes its code.
func codeOf(text []byte) string {
	sum := sha256.Sum256(text)
	n := uint64(0)
	for _, b := range sum[:8] {
		n = n<<8 | uint64(b)
	}
	code := make([]byte, 6)
	for i := range code {
		code[i] = alphabet[n%uint64(len(alphabet))]
		n /= uint64(len(alphabet))
	}
	return string(code)
}

// Hash is what the file holds of a word that is read aloud: case and spaces do not matter.
func (s *Session) Hash(word string) string {
	word = strings.ToLower(strings.Join(strings.Fields(word), " "))
	sum := sha256.Sum256([]byte("downtime " + s.Salt + " " + word))
	return hex.EncodeToString(sum[:12])
}

// Inject finds the scene that a word opens in a case; false if it opens none.
func (s *Session) Inject(scenario, word string) (scene string, ok bool) {
	hash := s.Hash(word)
	for _, i := range s.Injects {
		if i.Word == hash && i.Scenario == scenario {
			return i.Scene, true
		}
	}
	return "", false
}

// Releases reports whether a word releases the feedback.
func (s *Session) Releases(word string) bool { return s.Release != "" && s.Hash(word) == s.Release }

// Encode signs a session and gives its bytes; its Code is then known.
func (s *Session) Encode(key ed25519.PrivateKey) ([]byte, error) {
	s.Format, s.Version = format, version
	s.Made = s.Made.UTC().Truncate(time.Second)
	s.Key = hex.EncodeToString(key.Public().(ed25519.PublicKey))
	if s.Injects == nil {
		s.Injects = []Inject{}
	}
	if err := s.verify(); err != nil {
		return nil, err
	}
	line, err := json.Marshal(s)
	if err != nil {
		return nil, fmt.Errorf("write session: %w", err)
	}
	s.Code, s.text = codeOf(line), line
	return fmt.Appendf(line, "\n{\"signature\":%q}\n", hex.EncodeToString(ed25519.Sign(key, line))), nil
}

// Text is the session as it stands in its file, to be kept beside the runs that were played in it.
func (s *Session) Text() string { return string(s.text) }

// Parse reads a session file. The error is a *handin.Refusal.
func Parse(file []byte) (*Session, error) {
	line, rest, _ := bytes.Cut(bytes.ReplaceAll(file, []byte("\r\n"), []byte("\n")), []byte("\n"))
	s, err := read(line)
	if err != nil {
		return nil, err
	}
	var last struct{ Signature string }
	if err := handin.Decode(bytes.TrimSpace(rest), 2, &last, true); err != nil {
		return nil, refuse("it has no signature: it is cut short, or was put together by hand")
	}
	key, kerr := hex.DecodeString(s.Key)
	signature, serr := hex.DecodeString(last.Signature)
	if kerr != nil || serr != nil || len(key) != ed25519.PublicKeySize || !ed25519.Verify(key, line, signature) {
		return nil, refuse("it was changed after it was signed: ask for it again")
	}
	return s, s.verify()
}

// FromText reads the first line of a session file, as it is kept in a profile or a cohort, where nothing is signed.
func FromText(line []byte) (*Session, error) {
	s, err := read(line)
	if err != nil {
		return nil, err
	}
	return s, s.verify()
}

// read takes a session's line apart, and leaves what cannot be in it to verify.
func read(line []byte) (*Session, error) {
	if len(line) > maxFile || !utf8.Valid(line) {
		return nil, refuse("it is no session file of Downtime")
	}
	var kind struct {
		Format  string
		Version int
	}
	if err := handin.Decode(line, 4, &kind, false); err != nil || kind.Format != format {
		return nil, refuse("it is no session file of Downtime")
	}
	if kind.Version > version {
		return nil, refuse("its form is version %d, and this program reads up to %d: use a newer one", kind.Version, version)
	}
	s := &Session{}
	if err := handin.Decode(line, 4, s, true); err != nil {
		return nil, refuse("it cannot be read (%v)", err)
	}
	s.Code, s.text = codeOf(line), bytes.Clone(line)
	return s, nil
}

func refuse(why string, args ...any) error { return &handin.Refusal{Why: fmt.Sprintf(why, args...)} }

// verify says what of a session cannot be.
func (s *Session) verify() error {
	one := func(what, is string, of ...string) error {
		if slices.Contains(of, is) {
			return nil
		}
		return refuse("%s is %q; there are %s", what, is, strings.Join(of, ", "))
	}
	for _, err := range []error{
		one("the mode", string(s.Mode), string(Drill), string(Shift), string(Exam)), one("the order", s.Order, Fixed, Shuffled, Choice),
		one("seeds", s.Seeds, Same, Each), one("feedback", s.Feedback, Now, After, Released), one("what fast finishers get", s.Fast, Twin, Nothing),
		one("the pace", s.Pace, "", "paced", "live"),
	} {
		if err != nil {
			return err
		}
	}
	switch {
	case len(s.Items) == 0 || len(s.Items) > maxItems:
		return refuse("a session has 1 to %d cases and skills", maxItems)
	case s.Attempts < 1 || s.Attempts > 10:
		return refuse("each case may be played 1 to 10 times")
	case len(s.Injects) > maxItems:
		return refuse("there are more than %d words to read aloud", maxItems)
	}
	for _, sound := range []func() error{s.verifyTimes, s.verifyFeedback, s.verifyItems, s.verifyStandards, s.verifyTexts} {
		if err := sound(); err != nil {
			return err
		}
	}
	return nil
}

func (s *Session) verifyTimes() error {
	switch {
	case s.Minutes < 0 || s.Minutes > 24*60:
		return refuse("the hard stop is 0 to 1440 minutes after joining")
	case !s.Opens.IsZero() && !s.Closes.IsZero() && !s.Closes.After(s.Opens):
		return refuse("it would close before it opens")
	}
	return nil
}

func (s *Session) verifyFeedback() error {
	switch {
	case s.Mode == Exam && s.Feedback != Released:
		return refuse("an exam tells nothing until it is released")
	case s.Feedback == Released && s.Release == "":
		return refuse("feedback that is to be released needs a word that releases it")
	}
	return nil
}

func (s *Session) verifyItems() error {
	for i, it := range s.Items {
		switch {
		case (it.Scenario == "") == (it.Skill == "") || it.Skill != "" && (it.Variant != "" || it.Seed != 0) || it.Level < 0 || it.Level > 9:
			return refuse("item %d is neither a case nor a skill", i+1)
		case it.Skill != "" && s.Feedback != Now:
			return refuse("a skill tells its result at once, so that it has a place only where feedback is given now")
		}
		for _, other := range s.Items[:i] {
			if other.Scenario == it.Scenario && other.Variant == it.Variant && other.Seed == it.Seed && it.Seed != 0 {
				return refuse("case %s stands in it twice with the same seed", it.Scenario)
			}
		}
	}
	return nil
}

func (s *Session) verifyStandards() error {
	for i, st := range s.Standards {
		switch {
		case !slices.ContainsFunc(s.Items, func(it Item) bool { return it.Scenario == st.Scenario }):
			return refuse("there is a standard for %q, which is none of its cases", st.Scenario)
		case slices.ContainsFunc(s.Standards[:i], func(other Standard) bool { return other.Scenario == st.Scenario }):
			return refuse("case %s has two standards", st.Scenario)
		case !(st.Cut > 0 && st.Cut < 100) || !(st.SEM >= 0 && st.SEM <= 50) || st.By == "" || st.Day == "":
			return refuse("a standard is a cut between 0 and 100 with an error of 0 to 50 points, and says who set it and when")
		}
	}
	return nil
}

func (s *Session) verifyTexts() error {
	unprintable := func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }
	if len(s.Local) > maxLocal || !utf8.ValidString(s.Local) || strings.ContainsFunc(s.Local, unprintable) {
		return refuse("what is so at this hospital is longer than %d kB, or no plain text", maxLocal>>10)
	}
	texts := []string{s.Title, s.Salt, s.Release, s.Key}
	for _, it := range s.Items {
		texts = append(texts, it.Scenario, it.Variant, it.Skill, it.Mode)
	}
	for _, st := range s.Standards {
		texts = append(texts, st.By, st.Day)
	}
	for _, in := range s.Injects {
		texts = append(texts, in.Word, in.Scenario, in.Scene)
	}
	for _, t := range texts {
		if utf8.RuneCountInString(t) > maxText || strings.ContainsFunc(t, unicode.IsControl) {
			return refuse("it holds a text that is too long or not printable")
		}
	}
	return nil
}

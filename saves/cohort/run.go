package cohort

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"downtime/saves"
)

// Kind says which list of a run a facet is.
type Kind int

// The kinds of facet. Numbers are stored: none is ever given another meaning.
const (
	Trials    Kind = iota + 1 // device term, family term, faulty, stated, p (millionths), ideal, from, ratio (millionths)
	Items                     // line term, earned, possible (tenths)
	Clues                     // clue term, tick from which it could be found, tick at which it was (0 never)
	Answers                   // scene term, choice term, tick, by the trainee
	Beliefs                   // device term, tick, p (millionths)
	Ranks                     // patient term, experts' rank, learner's rank
	Criticals                 // critical term, tick
	Decisions                 // packed JSON lines
	Body                      // the whole run as [saves.WriteRun] writes it, packed
)

// Width is how many numbers stand together in a list of this kind; 0: it is packed text.
func (k Kind) Width() int {
	return map[Kind]int{Trials: 8, Items: 3, Clues: 3, Answers: 4, Beliefs: 3, Ranks: 3, Criticals: 2}[k]
}

// Term is one word that lists refer to by its place in [Run.Terms], from 0, and in the store by its number.
type Term struct {
	Scenario string
	Kind     string // line, clue, scene, choice, device, family, patient, critical
	ID       string
	Label    string
	Extra    string // of a line its domain, of a clue its likelihood ratio, of a choice its scene
}

// Run is one proved run as it is handed to the store. Lists hold places in Terms where a term is meant: the first number of each group, and of
// Trials and Answers the second too.
type Run struct {
	ID, Scenario, Variant, Kind string
	Seed                        uint64
	Engine                      int
	Content, Pace, Ending       string
	Started, Ended              time.Time // Ended zero: not yet
	Status                      saves.Status
	Ticks                       int64
	Inputs                      int
	Scored                      bool
	Total, Uncapped             float64
	Play                        [32]byte
	Domains                     string
	Terms                       []Term
	Lists                       map[Kind][]int64
	Packed                      map[Kind][]byte
}

// refersTwice are the kinds whose second number is a term too.
var refersTwice = map[Kind]bool{Trials: true, Answers: true}

// Add appends one group to a list; the first number is the place of a term.
func (r *Run) Add(kind Kind, numbers ...int64) {
	if len(numbers) != kind.Width() {
		panic(fmt.Sprintf("cohort: a group of %d numbers in a list of kind %d", len(numbers), kind))
	}
	if r.Lists == nil {
		r.Lists = map[Kind][]int64{}
	}
	r.Lists[kind] = append(r.Lists[kind], numbers...)
}

// Term gives the place of a term, adding it if need be.
func (r *Run) Term(kind, id, label, extra string) int64 {
	for i, t := range r.Terms {
		if t.Kind == kind && t.ID == id {
			return int64(i)
		}
	}
	r.Terms = append(r.Terms, Term{r.Scenario, kind, id, label, extra})
	return int64(len(r.Terms) - 1)
}

// packers are kept: each takes more memory than most runs.
var packers = sync.Pool{New: func() any {
	w, err := flate.NewWriter(nil, flate.DefaultCompression)
	if err != nil {
		panic("cohort: " + err.Error()) // the level is a constant
	}
	return w
}}

// Pack stores a text packed. One that could not be unpacked again is an error.
func (r *Run) Pack(kind Kind, text []byte) error {
	if len(text) > maxPacked {
		return fmt.Errorf("what is told of it comes to more than %d MB", maxPacked>>20)
	}
	var b bytes.Buffer
	w := packers.Get().(*flate.Writer)
	defer packers.Put(w)
	w.Reset(&b)
	_, err := w.Write(text)
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		return fmt.Errorf("pack run: %w", err)
	}
	if r.Packed == nil {
		r.Packed = map[Kind][]byte{}
	}
	r.Packed[kind] = b.Bytes()
	return nil
}

// maxPacked bounds what a packed text may unpack to: the file may come from anyone.
const maxPacked = 16 << 20

// unpack gives a packed text back.
func unpack(body []byte) ([]byte, error) {
	text, err := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(body)), maxPacked+1))
	if err != nil || len(text) > maxPacked {
		return nil, errors.Join(&saves.Error{Kind: saves.ErrCorrupt, Why: "a stored run cannot be unpacked"}, err)
	}
	return text, nil
}

// numbers makes a blob of a list.
func numbers(list []int64) []byte {
	out := make([]byte, 0, len(list)*2)
	for _, v := range list {
		out = binary.AppendVarint(out, v)
	}
	return out
}

// list gives the numbers of a blob; a damaged one ends where it is damaged, at a whole group.
func list(into []int64, body []byte, width int) []int64 {
	into = into[:0]
	for len(body) > 0 {
		v, n := binary.Varint(body)
		if n <= 0 {
			break
		}
		into, body = append(into, v), body[n:]
	}
	return into[:len(into)-len(into)%max(width, 1)]
}

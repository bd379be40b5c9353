package proof

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"sync"

	"downtime/cmd/downtime/room"
	"downtime/cmd/downtime/sitting"
	"downtime/content"
	"downtime/game/engine"
	"downtime/game/run"
	"downtime/game/score"
	"downtime/game/skill"
	"downtime/saves"
	"downtime/saves/cohort"
	"downtime/saves/handin"
	"downtime/saves/lab"
)

// Prover proves hand-ins; it may be used by several goroutines at once.
type Prover struct {
	library *content.Library
	skills  []skill.Skill
	mu      sync.Mutex
	ready   map[string]*ready

	sessions map[string]*lab.Session // that are known, by code; nothing is proved while they change
}

type ready struct {
	once sync.Once
	sc   *engine.Scenario
}

// New makes a prover for the cases of a library and for skills, which may be nil. It knows no session yet: see [Prover.Sessions].
func New(library *content.Library, skills []skill.Skill) *Prover {
	return &Prover{library: library, skills: skills, ready: map[string]*ready{}}
}

// scenario compiles a case once; nil if this program has none of that id.
func (p *Prover) scenario(id string) *engine.Scenario {
	p.mu.Lock()
	r := p.ready[id]
	if r == nil {
		r = &ready{}
		p.ready[id] = r
	}
	p.mu.Unlock()
	r.once.Do(func() { r.sc, _ = p.library.Get(id) })
	return r.sc
}

// Prove simulates every run of a hand-in again. The error is a *handin.Refusal that names the run, and the tick where it diverges.
func (p *Prover) Prove(f *handin.File, sum [32]byte) (*cohort.Taken, error) {
	out := &cohort.Taken{Sum: sum, Header: f.Header, Reflections: f.Reflections, Answers: f.Answers}
	in := p.room(f.Header.Session, f.Header.Learner)
	if in != nil {
		out.Most = most(in.Session)
	}
	for i := range f.Runs {
		r, err := p.guarded(&f.Runs[i], in)
		if err != nil {
			return nil, untrue(f, fmt.Sprintf("run %d (%s, %s): %v", i+1, f.Runs[i].ID[:8], f.Runs[i].Scenario, err))
		}
		out.Runs = append(out.Runs, r)
	}
	for i := range f.Goes {
		g, err := p.attempt(&f.Goes[i], in)
		if err != nil {
			return nil, untrue(f, fmt.Sprintf("go %d (%s, %s): %v", i+1, f.Goes[i].ID[:8], f.Goes[i].Skill, err))
		}
		out.Goes = append(out.Goes, g)
	}
	switch {
	case f.Changed:
		return nil, &handin.Refusal{Why: "it was changed after it was signed: its runs replay to their scores, so a name, a time, an answer or a text is not as that machine wrote it"}
	case len(f.Runs) == 0 && len(f.Goes) == 0 && len(f.Answers) == 0:
		return nil, &handin.Refusal{Why: "it holds no run"}
	}
	return out, nil
}

// untrue refuses a hand-in for what does not hold in it, and says so if it is no longer as it was signed.
func untrue(f *handin.File, why string) error {
	if f.Changed {
		why = "it was changed after it was signed; " + why
	}
	return &handin.Refusal{Why: why}
}

// guarded proves one run; whatever a hostile one makes the rules do, the import goes on.
func (p *Prover) guarded(stored *saves.Run, in *room.Room) (out cohort.Run, err error) {
	defer func() {
		if trouble := recover(); trouble != nil {
			err = fmt.Errorf("it holds inputs that no program of ours writes (%v)", trouble)
		}
	}()
	return p.run(stored, in)
}

// maxInputs is far more than anybody gives in one run: an hour with the bag comes to some five thousand.
const maxInputs = 20_000

func (p *Prover) run(stored *saves.Run, in *room.Room) (cohort.Run, error) {
	if n := len(stored.Inputs); n > maxInputs {
		return cohort.Run{}, fmt.Errorf("it holds %d inputs, and nobody gives more than %d", n, maxInputs)
	}
	if stored.Practice {
		return cohort.Run{}, errors.New("it is practice, which is never handed in")
	}
	sc := p.scenario(stored.Scenario)
	if sc == nil {
		return cohort.Run{}, errors.New("this program has no such case that can be played")
	}
	if stored.LastTick > sc.Limit+engine.MaxWait {
		return cohort.Run{}, fmt.Errorf("it is said to last %d s, and the case ends after %d s", stored.LastTick/engine.TicksPerSecond, sc.Limit/engine.TicksPerSecond)
	}
	if !stored.EndedAt.IsZero() && stored.EndedAt.Before(stored.Started) {
		return cohort.Run{}, errors.New("it is said to have ended before it began")
	}
	if in != nil {
		if err := in.Check(stored.Header); err != nil {
			return cohort.Run{}, err
		}
	}
	r, err := sitting.Rebuild(sc, *stored)
	if err != nil {
		return cohort.Run{}, err
	}
	// One that has not ended claims no score, and may be younger than its first State.
	if n := len(stored.Marks); stored.Status == saves.Ended && (n == 0 || stored.Marks[n-1].Tick != stored.LastTick) {
		return cohort.Run{}, errors.New("no State at its end is stored, so nothing shows that it was played")
	}
	card := score.Grade(sc, &r.State)
	if stored.Status == saves.Ended {
		if err := claimed(stored, &card); err != nil {
			return cohort.Run{}, err
		}
	}
	return extract(stored, r, &card)
}

// claimed compares the score that is claimed with the one that replay gives.
func claimed(stored *saves.Run, card *score.Card) error {
	var said Claim
	dec := json.NewDecoder(bytes.NewReader(stored.Card))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&said); err != nil {
		return fmt.Errorf("its claimed score cannot be read (%w)", err)
	}
	got := ClaimOf(card)
	if why := said.differs(&got); why != "" {
		return errors.New(why)
	}
	if stored.Score != card.Total {
		return fmt.Errorf("the score is said to be %v and replay gives %v", stored.Score, card.Total)
	}
	return nil
}

// played is what was played, without who and when.
func played(r *run.Run) ([32]byte, error) {
	h := sha256.New()
	fmt.Fprintf(h, "%s %s %d %s\n", r.Header.Scenario, r.Header.Variant, r.Header.Seed, r.Header.Content)
	enc := json.NewEncoder(h)
	for i := range r.Inputs {
		if err := enc.Encode(r.Inputs[i]); err != nil {
			return [32]byte{}, fmt.Errorf("read inputs: %w", err)
		}
	}
	return [32]byte(h.Sum(nil)), nil
}

package cohort

import (
	"bytes"
	"fmt"
	"time"

	"downtime/saves"
	"downtime/saves/handin"
)

// continues refuses a run whose identity is known unless one of the two, what is stored and what comes, is an earlier moment of the other. It says
// whether what comes is the later one.
func (im *importer) continues(n int64, r *Run) (later bool, err error) {
	var body []byte
	if err := im.tx.QueryRowContext(im.ctx, `SELECT body FROM facet WHERE kind = ? AND run = ?`, Body, n).Scan(&body); err != nil {
		return false, fmt.Errorf("read stored run: %w", err)
	}
	old, err := whole(body)
	if err != nil {
		return false, err
	}
	come, err := whole(r.Packed[Body])
	if err != nil {
		return false, err
	}
	why, later := parts(&old, &come)
	if why != "" {
		return false, &handin.Refusal{Why: fmt.Sprintf("run %s is not the one taken in before: %s", r.ID[:8], why)}
	}
	return later, nil
}

// whole reads a run as it was packed.
func whole(packed []byte) (saves.Run, error) {
	text, err := unpack(packed)
	if err != nil {
		return saves.Run{}, err
	}
	return saves.ReadRun(bytes.NewReader(text))
}

// parts says where two runs of one identity part, "" if one of them is an earlier moment of the other; and then whether the one that comes is later.
func parts(old, come *saves.Run) (why string, later bool) {
	if why := others(old, come); why != "" {
		return why, false
	}
	first, last := old, come
	if earlier(come, old) {
		first, last = come, old
	}
	switch more := len(last.Inputs) - len(first.Inputs); {
	case first.Status == saves.Ended && (last.Status != saves.Ended || first.LastTick < last.LastTick || more != 0):
		return fmt.Sprintf("it is said to end after %d s in one file, and to go on to %d s in the other", seconds(first), seconds(last)), false
	case more < 0:
		return fmt.Sprintf("at %d s it holds more inputs than at %d s", seconds(first), seconds(last)), false
	case more > 0 && last.Inputs[len(first.Inputs)].Tick < first.LastTick:
		return fmt.Sprintf("input %d comes before %d s, and was not there at that moment", len(first.Inputs)+1, seconds(first)), false
	}
	return "", first == old && (first.LastTick < last.LastTick || len(first.Inputs) < len(last.Inputs) || first.Status != last.Status)
}

// earlier reports whether what comes is no later moment than what is stored.
func earlier(come, old *saves.Run) bool {
	return come.LastTick < old.LastTick || come.LastTick == old.LastTick && (len(come.Inputs) < len(old.Inputs) || old.Status != saves.Playing)
}

// others says what shows that two runs are not one; "" for one, as far as both of them go.
func others(old, come *saves.Run) string {
	switch {
	case old.Scenario != come.Scenario:
		return fmt.Sprintf("its case is %s, and was %s", come.Scenario, old.Scenario)
	case old.Variant != come.Variant || old.Seed != come.Seed:
		return "its hidden truth or its seed is another"
	case old.ContentHash != come.ContentHash || old.Engine != come.Engine:
		return "it was played with another version of the case or of the program"
	case !old.Started.Equal(come.Started):
		return fmt.Sprintf("it began at %s, and was said to begin at %s", come.Started.Format(time.DateTime), old.Started.Format(time.DateTime))
	}
	for i := range min(len(old.Inputs), len(come.Inputs)) {
		if a, b := &old.Inputs[i], &come.Inputs[i]; a.Tick != b.Tick || !bytes.Equal(a.Body, b.Body) {
			return fmt.Sprintf("input %d is another", i+1)
		}
	}
	return ""
}

// seconds is how long a run was played; the engine ticks fifty times a second.
func seconds(r *saves.Run) int64 { return r.LastTick / 50 }

// anothers refuses a run or a go that another learner handed in, and names who, in which file and on which machine.
func (im *importer) anothers(table, id string) error {
	var who, machine string
	var sum []byte
	var made int64
	err := im.tx.QueryRowContext(im.ctx, `SELECT learner.name, file.sum, file.made, file.machine FROM `+table+` AS x JOIN learner ON learner.n = x.learner
		JOIN file ON file.n = x.file WHERE x.id = ?`, id).Scan(&who, &sum, &made, &machine)
	if err != nil {
		return err
	}
	what := map[string]string{"run": "run", "attempt": "go"}[table]
	return &handin.Refusal{Why: fmt.Sprintf("%s %s was handed in by another learner before: %s, in the file of %s (SHA-256 %.8x…), from machine %.8s…; this one comes from machine %.8s…",
		what, id[:8], who, time.UnixMilli(made).UTC().Format(time.DateTime), sum, machine, im.taken.Header.Key)}
}

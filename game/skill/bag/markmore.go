package bag

import (
	"fmt"
	"strings"

	"downtime/game/device"
	"downtime/game/num"
	"downtime/game/skill"
)

// markFirst is for the five long squeezes that open a newborn's lung.
func (h *hand) markFirst() skill.Line {
	n := 0
	for i := range min(inflating, len(h.breaths)) {
		if s := h.breaths[i].seconds; s >= 1.8 && s <= 3.3 {
			n++
		}
	}
	return skill.Line{
		Label: "Five inflations", Of: ofFirst, Points: ofFirst * float64(n) / inflating, Source: "nls2021",
		Why: fmt.Sprintf("held for 2 to 3 s: %d of the first five squeezes; long ones drive the fluid out of the lung", n),
	}
}

func (h *hand) markHeart() skill.Line {
	l := skill.Line{Label: "The heart", Of: ofHeart, Source: "nls2021", Points: ofHeart * num.Clamp((h.opening.heart-60)/(100-60), 0, 1)}
	l.Why = fmt.Sprintf("%.0f a minute at the end; above 100 the lung is open and the air goes in", h.opening.heart)
	return l
}

// answer is one answer about the kit beside the right one.
func answer(got, want string, half bool, say string, wrong *[]string) float64 {
	switch {
	case got == want:
		return 1
	case half:
		*wrong = append(*wrong, say)
		return 0.5
	}
	*wrong = append(*wrong, say)
	return 0
}

// markKit is for what was chosen, for what became of the oxygen, and for the time that choosing took.
func (e *exercise) markKit() []skill.Line {
	n, want := e.hand.need, e.hand.need.right()
	got := chosen(&e.form)
	var wrong []string
	share, of := 0.0, 0.0
	add := func(x float64) { share, of = share+x, of+1 }
	if e.handed == "" {
		near := got.bag == "mapleson" && want.bag == "adult" || e.hand.kind == newborn && got.bag == "child"
		add(answer(got.bag, want.bag, near, bagWhy(n, got.bag), &wrong))
	}
	add(answer(got.oxygen, want.oxygen, false, oxygenWhy(n), &wrong))
	if got.bag != "mapleson" && got.oxygen == "15" {
		add(answer(got.reservoir, "on", false, "without its reservoir the bag gives about 50 % oxygen", &wrong))
	}
	add(answer(got.peep, want.peep, n.mask && got.peep == "0" || got.peep == "10", peepWhy(n), &wrong))
	if n.mask {
		add(answer(got.seal, "two", false, "a mask wants two hands, and somebody else's on the bag: one hand loses nearly half of each squeeze", &wrong))
	}
	if n.bursts(got.bag) {
		share = float64(share * burstShare)
	}
	why := "all as it should be"
	if len(wrong) > 0 {
		why = strings.Join(wrong, "; ")
	}
	lines := []skill.Line{{Label: "The kit", Of: ofKit, Points: ofKit * share / of, Why: why, Source: "kit"}}
	if e.failed {
		lines = append(lines, e.markOxygen())
	}
	return append(lines, e.markSoon())
}

func (e *exercise) markSoon() skill.Line {
	l := skill.Line{Label: "First breath soon", Of: ofSoon, Time: true, Source: "made-up", Why: fmt.Sprintf("the kit took %.0f s", seconds(e.waited))}
	limit := e.setup.Timing.Limit(soon)
	if limit > 0 {
		l.Why += fmt.Sprintf("; %.0f s is enough", seconds(limit))
	}
	if limit == 0 || e.waited <= limit {
		l.Points = ofSoon
	}
	return l
}

// burstShare is what is left of the kit's points when the bag is one that can burst the lung: the rest of the kit does not mend that (mark D).
const burstShare = 0.25

// bursts reports whether a bag has no valve that blows off for a patient who needs one.
func (n *need) bursts(bag string) bool {
	return n.bag != device.AdultBag && (bag == "adult" || bag == "mapleson")
}

func bagWhy(n *need, got string) string {
	if n.bursts(got) {
		return bagWords(bagIDs[n.bag]) + ": the one you took can give far more than this chest holds, and has no valve that blows off at 30 or 40 cmH2O"
	}
	if got == "mapleson" {
		return "a Mapleson C needs fresh gas: take a bag that fills by itself when nothing else can be trusted"
	}
	return bagWords(bagIDs[n.bag]) + " for this patient"
}

func bagWords(id string) string {
	switch id {
	case "child":
		return "the child's bag"
	case "infant":
		return "the newborn's bag"
	}
	return "the adult bag"
}

func peepWhy(n *need) string {
	if n.mask {
		return "a PEEP valve at " + n.peep + " cmH2O"
	}
	return "the PEEP valve goes where the ventilator had it, at " + n.peep + " cmH2O"
}

func oxygenWhy(n *need) string {
	switch n.oxygen {
	case "0":
		return "a baby at term starts in air"
	case "4":
		return "88 to 92 % is prescribed: 4 L/min without the reservoir"
	}
	return "15 L/min"
}

// markOxygen is for what was done when the supply failed.
func (e *exercise) markOxygen() skill.Line {
	l := skill.Line{Label: "The oxygen fails", Of: ofOxygen, Source: "kit"}
	late := func(at int64) float64 { return max(0, float64(at-e.failsAt)*tickSeconds) }
	share := 0.0
	switch {
	case e.fetched > 0:
		share = num.Clamp((40-late(e.fetched))/(40-20), 0, 1)
		l.Why = fmt.Sprintf("a cylinder was sent for after %.0f s", late(e.fetched))
	default:
		l.Why = "nobody sent for a cylinder"
	}
	if chosen(&e.form).bag != "mapleson" {
		l.Points = ofOxygen * share
		l.Why += "; the bag that fills by itself went on with air"
		return l
	}
	swap := 0.0
	if e.swapped {
		at := e.busy - swapTakes*skill.TicksPerSecond
		swap = num.Clamp((20-late(at))/(20-10), 0, 1)
		l.Why += fmt.Sprintf("; the Mapleson C was changed after %.0f s", late(at))
	} else {
		l.Why += "; the Mapleson C fills by fresh gas alone, and was squeezed flat"
	}
	l.Points = ofOxygen * (float64(0.35*share) + float64(0.65*swap))
	return l
}

// unsaid says why what he heard was no help.
func (p *pupil) unsaid() string {
	if p.said == 0 {
		return "he was told nothing"
	}
	return fmt.Sprintf("%s told him nothing: praise holds no number, and \"properly\" makes a hand faster", skill.Plural(p.vague, "sentence", "sentences"))
}

// mark is for how the pupil was taught; what he then did is marked as anybody's hands are.
func (p *pupil) mark() []skill.Line {
	line := func(label string, of float64, did bool, yes, no string) skill.Line {
		l := skill.Line{Label: label, Of: of, Why: no, Source: "made-up"}
		if did {
			l.Points, l.Why = of, yes
		}
		return l
	}
	out := []skill.Line{
		line("A count to keep", 10, p.count, "he was given seconds to count: a rhythm that can be kept", "he was given no seconds to count: \"slower\" or \"faster\" alone is no rhythm"),
		line("What to look at", 5, p.depth, "he was told to look at the chest", "he was not told how deep: \"until you just see the chest rise\""),
		line("Told back", 5, p.back, "he said it back before you left", "he did not say it back: ask for that before you leave"),
	}
	words := line("Words that help", 5, p.said > 0 && p.vague == 0, "every sentence told him something", p.unsaid())
	words.Source = "khoury2019"
	return append(out, words)
}

package rank

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// is compares x with a worked number, to that number's last digit.
func is(t *testing.T, name string, x float64, want string) {
	t.Helper()
	_, after, _ := strings.Cut(want, ".")
	if got := strconv.FormatFloat(x, 'f', len(after), 64); got != want {
		t.Errorf("%s is %s, worked out as %s", name, got, want)
	}
}

func TestRankAgreementGivesTheWorkedNumbers(t *testing.T) {
	six := []int{1, 2, 3, 4, 5, 6}
	tiers := []int{1, 2, 2, 3, 3, 4}
	for _, c := range []struct {
		expert, learner []int
		tauB, weighted  string
	}{
		{six, []int{1, 2, 3, 4, 6, 5}, "0.866667", "0.940136"},
		{six, []int{2, 1, 3, 4, 5, 6}, "0.866667", "0.755102"},
		{six, []int{2, 1, 3, 4, 6, 5}, "0.733333", "0.695238"},
		{six, []int{4, 2, 3, 1, 5, 6}, "0.333333", "0.115646"},
		{six, []int{6, 5, 4, 3, 2, 1}, "-1", "-1"},
		{six, six, "1", "1"},
		{tiers, []int{2, 1, 3, 4, 6, 5}, "0.644503", "0.677419"},
	} {
		b, okB := TauB(c.expert, c.learner)
		w, okW := WeightedTau(c.expert, c.learner, nil)
		if !okB || !okW {
			t.Errorf("%v against %v gives nothing", c.learner, c.expert)
		}
		is(t, "τ-b", b, c.tauB)
		is(t, "weighted τ", w, c.weighted)
	}
}

func TestTheWorkedTiersHaveElevenPairsForAndTwoAgainst(t *testing.T) {
	got, _ := TauB([]int{1, 2, 2, 3, 3, 4}, []int{2, 1, 3, 4, 6, 5})
	if want := (11 - 2) / math.Sqrt((15-2)*15); math.Abs(got-want) > 1e-15 {
		t.Errorf("τ-b %v, want %v", got, want)
	}
}

func TestADisputedPairWeighsHalf(t *testing.T) {
	expert, learner := []int{1, 2, 3, 4, 5, 6}, []int{2, 1, 3, 4, 5, 6}
	agreed, _ := WeightedTau(expert, learner, nil)
	for _, p := range []Pair{{0, 1}, {1, 0}} {
		disputed, _ := WeightedTau(expert, learner, []Pair{p})
		// All weights sum to 12.25, of which the top pair, the only one in the wrong order, has 1.5.
		if want := (12.25 - 1.5 - 0.75) / (12.25 - 0.75); math.Abs(disputed-want) > 1e-12 || disputed <= agreed {
			t.Errorf("disputed: %v, want %v (agreed: %v)", disputed, want, agreed)
		}
	}
}

func TestWithNoTiesTheWeightsSumToAHarmonicNumber(t *testing.T) {
	sum := 0.0
	for i := 1; i <= 6; i++ {
		for j := 1; j < i; j++ {
			sum += 1/float64(i) + 1/float64(j)
		}
	}
	is(t, "sum of weights", sum, "12.25")
}

func TestAPairThatOnlyTheLearnerTiedEarnsNothing(t *testing.T) {
	w, ok := WeightedTau([]int{1, 2}, []int{1, 1}, nil)
	if !ok || w != 0 {
		t.Errorf("weighted τ %v, %v", w, ok)
	}
	for _, c := range [][2][]int{{{1, 1}, {1, 2}}, {{1}, {1}}, {{1, 2}, {1, 2, 3}}, {{0, 1}, {1, 2}}} {
		if w, ok := WeightedTau(c[0], c[1], nil); ok {
			t.Errorf("%v gives a weighted τ of %v", c, w)
		}
	}
	for _, c := range [][2][]int{{{1, 1}, {1, 2}}, {{1, 2}, {3, 3}}, {{1}, {1}}, {{1, 2}, {1, 2, 3}}} {
		if b, ok := TauB(c[0], c[1]); ok {
			t.Errorf("%v gives a τ-b of %v", c, b)
		}
	}
}

// One ward proves little: this is what a learner who ranks six patients by lot would get.
func TestWhatChanceAloneWouldScore(t *testing.T) {
	six := []int{1, 2, 3, 4, 5, 6}
	var squares float64
	high := 0
	var weighted []float64
	permute(slices.Clone(six), 0, func(p []int) {
		b, _ := TauB(six, p)
		w, _ := WeightedTau(six, p, nil)
		squares += b * b
		if b > 0.733 {
			high++
		}
		weighted = append(weighted, w)
	})
	slices.Sort(weighted)
	is(t, "standard deviation of τ-b", math.Sqrt(squares/720), "0.355")
	is(t, "chance of 0.733 or more", float64(high)/720, "0.028")
	is(t, "95th percentile of weighted τ", weighted[720*95/100], "0.66")
}

func permute(p []int, from int, do func([]int)) {
	if from == len(p) {
		do(p)
		return
	}
	for i := from; i < len(p); i++ {
		p[from], p[i] = p[i], p[from]
		permute(p, from+1, do)
		p[from], p[i] = p[i], p[from]
	}
}

func TestARankingNoBetterThanChanceScoresNothing(t *testing.T) {
	is(t, "score of the top swap", Points(0.755102), "75.5102")
	if Points(-0.4) != 0 || Points(0) != 0 || Points(1) != 100 {
		t.Error("the score runs from 0 at chance to 100")
	}
}

func TestTheCostliestPairIsTheHighestThatTheLearnerPutTheOtherWayRound(t *testing.T) {
	six := []int{1, 2, 3, 4, 5, 6}
	for _, c := range []struct {
		expert, learner []int
		disputed        []Pair
		want            Pair
		none            bool
	}{
		{expert: six, learner: six, none: true},
		{expert: six, learner: []int{2, 1, 3, 4, 6, 5}, want: Pair{0, 1}},
		{expert: six, learner: []int{2, 1, 3, 4, 6, 5}, disputed: []Pair{{1, 0}}, want: Pair{0, 1}}, // 0.75 against 0.367
		{expert: six, learner: []int{1, 2, 4, 3, 6, 5}, disputed: []Pair{{2, 3}}, want: Pair{4, 5}}, // 0.292 against 0.367
		{expert: six, learner: []int{6, 5, 4, 3, 2, 1}, want: Pair{0, 1}},
		{expert: six, learner: []int{1, 1, 2, 4, 3, 5}, want: Pair{0, 1}},   // a tie at the top costs 1.5, the swap below it 1.2
		{expert: []int{1, 1, 2}, learner: []int{2, 1, 3}, none: true},       // the experts did not ask
		{expert: []int{2, 1, 3}, learner: []int{1, 2, 3}, want: Pair{1, 0}}, // by place, the experts' first first
		{expert: []int{1, 2}, learner: []int{1, 2, 3}, none: true},
	} {
		got, ok := Costliest(c.expert, c.learner, c.disputed)
		if ok == c.none || ok && got != c.want {
			t.Errorf("%v against %v: %v (%v), want %v", c.learner, c.expert, got, ok, c.want)
		}
	}
}

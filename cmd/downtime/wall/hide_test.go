package wall

import (
	"fmt"
	"slices"
	"testing"

	"downtime/cmd/downtime/review"
)

// rooms hands every way in which n people can give k answers to do.
func rooms(n, k int, do func(counts []int)) {
	counts := make([]int, k)
	var give func(i, left int)
	give = func(i, left int) {
		if i == k-1 {
			counts[i] = left
			do(counts)
			return
		}
		for c := range left + 1 {
			counts[i] = c
			give(i+1, left-c)
		}
	}
	give(0, n)
}

func named(k int) (labels []string) {
	for i := range k {
		labels = append(labels, string(rune('A'+i)))
	}
	return labels
}

func TestNobodyCanWorkOutHowManyGaveAnAnswerOfFewerThanFive(t *testing.T) {
	for k := 2; k <= 5; k++ {
		for n := review.Fewest; n <= 16; n++ {
			could := map[string][]map[int]bool{} // what is shown: for each answer, how many may have given it
			rooms(n, k, func(counts []int) {
				shown := fmt.Sprint(together(named(k), counts))
				if could[shown] == nil {
					could[shown] = make([]map[int]bool, k)
				}
				for i, c := range counts {
					if could[shown][i] == nil {
						could[shown][i] = map[int]bool{}
					}
					could[shown][i][c] = true
				}
			})
			for shown, answers := range could {
				for i, may := range answers {
					few, many := 0, 0
					for c := range may {
						if 0 < c && c < review.Fewest {
							few++
						} else {
							many++
						}
					}
					if few == 1 && many == 0 {
						t.Errorf("%d people, shown %s: answer %d was given by %v", n, shown, i, may)
					}
					if few > 0 && many == 0 && n > 2*(review.Fewest-1) {
						t.Errorf("%d people, shown %s: answer %d was given by one of %v", n, shown, i, may)
					}
				}
			}
		}
	}
}

func TestNothingOfFewerThanFiveIsShownAndNobodyIsLeftOut(t *testing.T) {
	rooms(14, 4, func(counts []int) {
		sum := 0
		var labels []string
		for _, a := range together(named(4), counts) {
			if 0 < a.N && a.N < review.Fewest || len(a.Labels) == 1 && a.N != counts[slices.Index(named(4), a.Labels[0])] {
				t.Errorf("%v is shown as %v", counts, a)
			}
			sum += a.N
			labels = append(labels, a.Labels...)
		}
		slices.Sort(labels)
		if sum != 14 || !slices.Equal(labels, named(4)) {
			t.Errorf("%v: %d people gave %v", counts, sum, labels)
		}
	})
}

func TestAnswersThatFiveGaveStandAlone(t *testing.T) {
	got := fmt.Sprint(together([]string{"yes", "no", "ask IT", "call", NoAnswer, NotAsked}, []int{9, 6, 0, 5, 0, 0}))
	if want := "[{[yes] 9} {[no] 6} {[ask IT] 0} {[call] 5}]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	got = fmt.Sprint(together([]string{"yes", "no", "ask IT", "call", NoAnswer, NotAsked}, []int{11, 6, 0, 2, 1, 0}))
	if want := "[{[yes] 11} {[no ask IT call " + NoAnswer + " " + NotAsked + "] 9}]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestAShareTellsNothingOfTheFewOnTheOtherSide(t *testing.T) {
	for all := review.Fewest; all <= 22; all++ {
		others := map[Share]map[[2]int]bool{} // what is shown: those who did not, and those for whom it was not there
		for there := range all + 1 {
			for n := range there + 1 {
				s, ok := shareOf(n, there, all)
				if ok != (s != Share{}) && ok || ok && n < review.Fewest {
					t.Fatalf("%d of %d of %d: %v", n, there, all, s)
				}
				if !ok {
					continue
				}
				if others[s] == nil {
					others[s] = map[[2]int]bool{}
				}
				others[s][[2]int{there - n, all - there}] = true
			}
		}
		for s, pairs := range others {
			for side, what := range []string{"did not", "did not have it"} {
				may := map[int]bool{}
				for p := range pairs {
					may[p[side]] = true
				}
				if len(may) == 1 && (may[1] || may[2] || may[3] || may[4]) {
					t.Errorf("of %d, %s shown: %v %s", all, s, may, what)
				}
			}
		}
	}
}

func TestALineOfBeliefsIsOfFiveOrMore(t *testing.T) {
	for n := range 30 {
		values := make([]float64, n)
		for i := range values {
			values[i] = float64((i*7)%n) / float64(max(n, 1))
		}
		lines := fives(slices.Clone(values))
		if len(lines)*review.Fewest > n || n >= review.Fewest && len(lines) == 0 {
			t.Errorf("%d people make %d lines", n, len(lines))
		}
		if !slices.IsSorted(lines) {
			t.Errorf("%d people: %v", n, lines)
		}
		for _, l := range lines {
			if tenth(l) != l {
				t.Errorf("%v is finer than a tenth", l)
			}
		}
	}
	if got := fmt.Sprint(fives([]float64{0.9, 0, 0.1, 0.2, 0.1, 0, 0.9, 0.9, 0.8, 1, 1})); got != "[0.1 0.9]" {
		t.Errorf("two camps are drawn as %s", got)
	}
}

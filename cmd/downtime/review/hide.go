package review

import "slices"

// hide leaves out every figure over fewer than five learners, and what would tell it by subtraction. Rows for one pseudonym stand: they hide nothing.
func (r *Report) hide() {
	r.Free = []Free{} // it is for the eyes of who teaches, in the review
	for i := range r.Heat.Mean {
		if r.Heat.Mean[i].N < Fewest {
			r.Heat.Mean[i].Score = nil
		}
	}
	r.Judgement.hide()
	for i := range r.Vignettes {
		r.Vignettes[i].hide()
	}
	r.Skills = slices.DeleteFunc(r.Skills, func(s Skill) bool { return s.Learners < Fewest })
	for i := range r.Skills {
		r.Skills[i].hide()
	}
	r.Cases = slices.DeleteFunc(r.Cases, func(c Case) bool { return c.Learners < Fewest })
	for i := range r.Cases {
		r.Cases[i].hide()
	}
	if r.Across != nil && r.Across.Learners < Fewest {
		r.Across = nil
	}
	for i := range r.Survey {
		r.Survey[i].hide()
	}
}

// conceal says which parts of a whole are hidden: those of one to four, and, where the rest and the whole would tell them, the smallest others. With no
// other to hide the whole is of fewer than five, and must not be told itself.
func conceal(parts ...int) []bool {
	hidden := make([]bool, len(parts))
	sum, n := 0, 0
	take := func(i int) { hidden[i], sum, n = true, sum+parts[i], n+1 }
	for i, p := range parts {
		if 0 < p && p < Fewest {
			take(i)
		}
	}
	for n == 1 || n > 0 && sum < Fewest {
		next := -1
		for i, p := range parts {
			if p > 0 && !hidden[i] && (next < 0 || p < parts[next]) {
				next = i
			}
		}
		if next < 0 {
			break
		}
		take(next)
	}
	return hidden
}

// few hides counts that make up a whole.
func few(counts []Count) {
	var parts []int
	for _, c := range counts {
		parts = append(parts, *c.N)
	}
	for i, hidden := range conceal(parts...) {
		if hidden {
			counts[i].N = nil
		}
	}
}

func (j *Judgement) hide() {
	if len(j.Leans) < Fewest {
		*j = Judgement{Pool: j.Pool, Verdicts: []Count{}, Tally: []Count{}, Curve: []Point{}}
		return
	}
	j.Leans = nil // they would tell the verdicts one by one
	few(j.Verdicts)
	few(j.Tally)
	if j.told < Fewest {
		j.MeanDPrime, j.MeanC = nil, nil
	}
	j.Curve = slices.DeleteFunc(j.Curve, func(p Point) bool { return p.Learners < Fewest })
	for i := range j.Curve {
		j.Curve[i].N = 0 // with the tally they would tell how much was said in a bin that is hidden
	}
}

func (s *Skill) hide() {
	if s.proved < Fewest {
		s.Mean, s.Met = nil, nil
	}
	if conceal(s.met, s.proved-s.met)[0] {
		s.Met = nil
	}
}

func (c *Case) hide() {
	c.Items = slices.DeleteFunc(c.Items, func(it Item) bool { return it.N < Fewest })
	for i := range c.Items {
		it := &c.Items[i]
		if lost := len(it.lost); conceal(lost, it.N-lost)[0] {
			it.Difficulty, it.Flag = nil, fewWord("lost by", "earned in full by", lost)
		}
	}
	c.Clues = slices.DeleteFunc(c.Clues, func(x Clue) bool { return x.N < Fewest })
	for i := range c.Clues {
		x := &c.Clues[i]
		if missed := len(x.missed); conceal(missed, x.N-missed)[0] {
			x.Missed, x.Found, x.Few = nil, nil, fewWord("missed by", "found by", missed)
		}
	}
	c.Scenes = slices.DeleteFunc(c.Scenes, func(s Scene) bool { return s.N < Fewest })
	for i := range c.Scenes {
		few(c.Scenes[i].Choices)
	}
	for i := range c.Critical {
		if n := *c.Critical[i].N; conceal(n, c.Learners-n)[0] {
			c.Critical[i].N = nil
		}
	}
	small := false
	for i := range c.Ranks {
		few(c.Ranks[i].Beside)
		small = small || slices.Contains(conceal(c.Ranks[i].Placed...), true)
	}
	for i := range c.Ranks {
		if small {
			c.Ranks[i].Placed = []int{} // rows and columns together would tell single cells
		}
	}
}

// fewWord says of two parts that are hidden which one is of fewer than five, the first with n.
func fewWord(first, second string, n int) string {
	if n >= Fewest {
		first = second
	}
	return first + " fewer than five"
}

func (s *Survey) hide() {
	for i, m := range s.means() {
		if s.by[i] < Fewest {
			*m = nil
		}
	}
	if *s.N < Fewest {
		s.N = nil
	}
}

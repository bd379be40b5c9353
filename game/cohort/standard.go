package cohort

import "math"

// Borderline is a standard by regression of scores on global ratings that a person gave: it uses every score, and suits small groups
// (Wood, Humphrey-Murto and Norman 2006, 10.1007/s10459-005-7853-1).
type Borderline struct {
	Slope, Intercept float64
	R2               float64
	Cut              float64 // score of a learner at the border
	Error            float64 // standard error of the cut
}

// BorderlineOf regresses scores on ratings and reads the cut at the rating that means "at the border". There must be at least three of each, and the
// ratings must differ.
func BorderlineOf(ratings, scores []float64, border float64) Borderline {
	mx, my, sx := Mean(ratings), Mean(scores), squares(ratings)
	both := 0.0
	for i := range ratings {
		both += float64((ratings[i] - mx) * (scores[i] - my))
	}
	b := Borderline{Slope: both / sx}
	b.Intercept = my - float64(b.Slope*mx)
	b.Cut = b.Intercept + float64(b.Slope*border)
	left := 0.0
	for i := range ratings {
		d := scores[i] - b.Intercept - float64(b.Slope*ratings[i])
		left += float64(d * d)
	}
	b.R2 = 1 - left/squares(scores)
	n, away := float64(len(ratings)), border-mx
	b.Error = math.Sqrt(left / (n - 2) * (1/n + float64(away*away)/sx))
	return b
}

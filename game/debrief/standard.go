package debrief

import "fmt"

// Standard is what an instructor has set for a case: a cut on the total of 100, and by how much a total may be off, one standard error of measurement
// either way. Within the two a score decides nothing. Where none is set a debrief is formative, and no mark is made up.
type Standard struct {
	Cut float64 `json:"cut"`
	SEM float64 `json:"sem"` // 0: not known
	By  string  `json:"by"`  // who set it
	Day string  `json:"day"` // as 2026-11-22
}

// Valid says what is wrong with a standard; "" if nothing is.
func (s *Standard) Valid() string {
	switch {
	case !(s.Cut > 0 && s.Cut < 100):
		return "a cut lies between 0 and 100"
	case !(s.SEM >= 0 && s.SEM <= 50):
		return "a standard error of measurement lies between 0 and 50 points"
	case s.By == "":
		return "a standard says who set it"
	}
	return ""
}

// Grey is the zone in which a score decides nothing: the cut and one standard error of measurement either way.
func (s *Standard) Grey() (low, high float64) { return max(0, s.Cut-s.SEM), min(100, s.Cut+s.SEM) }

// Zone says where a total lies: "below", "grey" or "above".
func (s *Standard) Zone(total float64) string {
	switch low, high := s.Grey(); {
	case total < low:
		return "below"
	case total > high:
		return "above"
	}
	return "grey"
}

// Against says where a total lies beside the standard, in a sentence or two.
func (s *Standard) Against(total float64) string {
	low, high := s.Grey()
	words := fmt.Sprintf("Set for this case by %s on %s: %.0f of 100", s.By, s.Day, s.Cut)
	if s.SEM > 0 {
		words += fmt.Sprintf(", give or take %.1f (one standard error of measurement). From %.1f to %.1f is a grey zone in which a score decides nothing", s.SEM, low, high)
	}
	switch s.Zone(total) {
	case "below":
		return fmt.Sprintf("%s. Yours, %.1f, lies below it.", words, total)
	case "above":
		return fmt.Sprintf("%s. Yours, %.1f, lies above it.", words, total)
	}
	return fmt.Sprintf("%s. Yours, %.1f, lies in it.", words, total)
}

// NoStandard is what a debrief says where nobody has set one.
const NoStandard = "Formative: no standard is set for this case, and no pass mark is made up."

// standard tells how the total lies to the standard of the case.
func (r *Report) standard() string {
	switch {
	case !r.Card.Scored:
		return ""
	case r.Standard == nil:
		return NoStandard
	}
	return r.Standard.Against(r.Card.Total)
}

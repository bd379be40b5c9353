package debrief

import (
	"strings"
	"testing"
)

func TestWithinOneErrorOfTheCutAScoreDecidesNothing(t *testing.T) {
	s := Standard{Cut: 62, SEM: 4, By: "Dr Okafor", Day: "2026-11-22"}
	for total, want := range map[float64]string{57.9: "below", 58: "grey", 62: "grey", 66: "grey", 66.1: "above"} {
		if got := s.Zone(total); got != want {
			t.Errorf("%.1f lies %s, want %s", total, got, want)
		}
	}
	if words := s.Against(60.3); words != "Set for this case by Dr Okafor on 2026-11-22: 62 of 100, give or take 4.0 (one standard error of measurement). "+
		"From 58.0 to 66.0 is a grey zone in which a score decides nothing. Yours, 60.3, lies in it." {
		t.Error(words)
	}
	for _, total := range []float64{10, 60, 99} {
		if words := strings.ToLower(s.Against(total)); strings.Contains(words, "pass") || strings.Contains(words, "fail") {
			t.Errorf("a score is called a pass or a failure: %s", words)
		}
	}
	for _, bad := range []Standard{{Cut: 0, By: "x"}, {Cut: 100, By: "x"}, {Cut: 60, SEM: -1, By: "x"}, {Cut: 60}} {
		if bad.Valid() == "" {
			t.Errorf("%+v is taken", bad)
		}
	}
}

func TestAMarkIsNeverMadeUpWhereNoStandardIsSet(t *testing.T) {
	_, _, rep := played(t, "idler", "silent-limiter")
	if md := rep.Markdown(); !strings.Contains(md, NoStandard) {
		t.Error("the debrief does not say that it is formative")
	}
	rep.Standard = &Standard{Cut: 50, SEM: 3, By: "Ann", Day: "2026-11-22"}
	if md := rep.Markdown(); strings.Contains(md, NoStandard) || !strings.Contains(md, "Set for this case by Ann on 2026-11-22: 50 of 100") {
		t.Error("the debrief does not tell the standard")
	}
	rep.Unscored()
	if strings.Contains(rep.Markdown(), "The standard") {
		t.Error("a practice run is held against a standard")
	}
}

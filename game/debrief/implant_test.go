package debrief

import (
	"testing"

	"downtime/content"
	"downtime/game/player"
)

func TestAMothersDebriefShowsWhatWasFeltBesideWhatWasSetAndTheChildsOwnHeart(t *testing.T) {
	sc, problems := content.NewLibrary(content.Built()).Get("mother-baby-stimulator")
	if sc == nil {
		t.Fatalf("the case does not load: %v", problems)
	}
	r, card, err := player.Play(sc, 3, "lost-loop", "idler", 0)
	if err != nil {
		t.Fatal(err)
	}
	rep := Build(sc, r, card)
	at := 120 / 5 // two minutes
	if set, felt := *curve(t, &rep, "stimulation", "mother", "set, as shown")[at].Value, *curve(t, &rep, "stimulation", "mother", "felt")[at].Value; set != 5 || felt < 9 {
		t.Errorf("after two minutes: set %v mA, felt %v", set, felt)
	}
	if shown, own := *curve(t, &rep, "fhr", "mother", "shown, CTG")[at].Value, *curve(t, &rep, "fhr", "mother", "the child's own")[at].Value; shown < own-2 || shown > own+2 {
		t.Errorf("after two minutes the CTG shows %v, and the child has %v", shown, own)
	}
	for _, s := range rep.Series {
		if s.ID == "volume" || s.ID == "co2" {
			t.Errorf("%s of a woman who breathes alone", s.ID)
		}
	}
}

package plain

import (
	"regexp"
	"strings"
	"testing"

	"downtime/content"
	"downtime/game/engine"
)

// named finds what only a keyboard under a screen has. A machine's own mode key is no such thing.
var named = regexp.MustCompile(`\bEnter\b|\bEsc\b|space bar|\? explains|\b[Pp]ress [a-z?]\b|\b\w, or Enter|\bkeys?\b`)

func TestNoCaseTellsALinearPlayerToPressAKey(t *testing.T) {
	lib := content.NewLibrary(content.Built())
	n := 0
	for _, id := range []string{"tutorial", "ventilator-autonomy"} {
		sc, problems := lib.Get(id)
		if sc == nil {
			t.Fatal(problems)
		}
		texts := []string{sc.Warning}
		texts = append(append(texts, sentences(sc.Brief)...), sentences(sc.HowTo)...)
		for i := range sc.Texts {
			texts = append(texts, strings.Join(sc.Texts[i].Parts, "0"))
		}
		for _, s := range texts {
			said := strings.NewReplacer("mode key", "", "Mode key", "").Replace(keyless(s))
			if m := named.FindString(said); m != "" {
				t.Errorf("%s: %q in %q", id, m, keyless(s))
			}
			if keyless(s) != s {
				n++
			}
		}
	}
	if n == 0 {
		t.Error("no text names a key: this proves nothing")
	}
}

func TestOneOfAThingIsSaidInTheSingular(t *testing.T) {
	for written, said := range map[string]string{
		"Adrenaline 1 mg":             "Adrenaline 1 milligram",
		"1 mL, 11 mL, 0.1 mL, 2.1 mL": "1 millilitre, 11 millilitres, 0.1 millilitres, 2.1 millilitres",
		"PEEP 1 cmH2O for 1 min":      "PEEP 1 centimetre of water for 1 minute",
		"1.0 mg":                      "1.0 milligrams",
	} {
		if got := spoken(written); got != said {
			t.Errorf("%q is said as %q, want %q", written, got, said)
		}
	}
}

func TestAReadingIsSaidAsAPersonWould(t *testing.T) {
	zero, eighty := 0.0, 80.0
	for want, r := range map[string]engine.Reading{
		"oxygen flow off":                          {Name: "oxygen", Words: "oxygen flow", Unit: "L/min", Setting: true, Value: &zero, Says: "OFF"},
		"concentration 80 micrograms a millilitre": {Name: "conc", Words: "concentration", Unit: "/mL", Decimals: 2, Setting: true, Value: &eighty, Amount: "micrograms"},
		"oxygen saturation no value":               {Name: "spo2", Words: "oxygen saturation", Unit: "%"},
	} {
		if got := reading(r); got != want {
			t.Errorf("said %q, want %q", got, want)
		}
	}
}

package handin_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"downtime/saves/handin"
)

func codes(t *testing.T, room int) []string {
	t.Helper()
	out, err := handin.Codes(encoded(t, one()), room)
	must(t, err)
	if len(out) < 3 {
		t.Fatalf("%d codes of %d characters are too few to try anything on", len(out), room)
	}
	return out
}

func TestCodesAreReadInAnyOrderMoreThanOnceAndWhateverTheReaderWritesAboutThem(t *testing.T) {
	for _, room := range []int{77, 114, 154, 335} {
		all := codes(t, room)
		for _, c := range all {
			if len(c) > room || strings.Trim(c, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ -/") != "" {
				t.Errorf("a code for %d characters is %q", room, c)
			}
		}
		mixed := append(slices.Clone(all), all[0], all[2])
		rand.Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		for name, form := range map[string]string{
			"in order":              strings.Join(all, "\n"),
			"in any order, twice":   strings.Join(mixed, "\r\n"),
			"all in one line":       strings.Join(mixed, ""),
			"as a table of a phone": "date,type,text\n2026-11-22 09:00,QR,\"" + strings.Join(mixed, "\"\n2026-11-22 09:01,QR,\"") + "\"\n",
			"in small letters":      strings.ToLower(strings.Join(mixed, "\n")),
			"broken by a mail":      wrapped(strings.Join(mixed, "\n"), 40, "\n> "),
			"with a bad one beside": "DOWNTIME HAND-IN 1/" + strings.Repeat("9", 30) + " 00000000 A 0000\n" + strings.Join(mixed, "\n"),
		} {
			f, err := handin.Parse([]byte(form))
			if err != nil || f.Changed || f.Header.Learner != "A7" || f.Header.Observer != "B2" || len(f.Runs) != 1 {
				t.Errorf("%d, %s: %v, %+v", room, name, err, f.Header)
			}
		}
	}
}

func TestACodeThatIsMissingOrMisreadIsNamed(t *testing.T) {
	all := codes(t, 114)
	bent := slices.Clone(all)
	bent[1] = strings.Replace(bent[1], bent[1][60:64], "0000", 1)
	other := one()
	other.Header.Learner = "B3"
	others, err := handin.Codes(encoded(t, other), 114)
	must(t, err)
	for name, c := range map[string]struct {
		codes []string
		says  string
	}{
		"the second is missing":        {slices.Delete(slices.Clone(all), 1, 2), "number 2 is missing or misread"},
		"the second was misread":       {bent, "number 2 is missing or misread"},
		"only the last two":            {all[len(all)-2:], "numbers 1, 2, "},
		"two hand-ins in one file":     {append(slices.Clone(all), others...), "the codes of 2 hand-ins"},
		"nearly all of two, one whole": {append(slices.Clone(all), others[1:]...), ""},
	} {
		f, err := handin.Parse([]byte(strings.Join(c.codes, "\n")))
		switch {
		case c.says == "":
			if err != nil || f.Header.Learner != "A7" {
				t.Errorf("%s: %v, %+v", name, err, f.Header)
			}
		case err == nil || !strings.Contains(err.Error(), c.says):
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestATextThatLooksLikeACodeInsideAHandInIsOnlyText(t *testing.T) {
	f := one()
	f.Reflections[0].Body = codes(t, 114)[0]
	got, err := handin.Parse(encoded(t, f))
	if err != nil || got.Changed || got.Reflections[0].Body != f.Reflections[0].Body {
		t.Errorf("%v, %+v", err, got.Reflections)
	}
}

func TestNoRoomForACodeIsSaid(t *testing.T) {
	if _, err := handin.Codes(encoded(t, one()), 30); err == nil || !strings.Contains(err.Error(), "too small") {
		t.Errorf("30 characters: %v", err)
	}
}

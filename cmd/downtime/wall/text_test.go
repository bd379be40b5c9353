package wall

import (
	"strings"
	"testing"
)

func TestAsTextTheTwinIsToldFromWhereItPartsWithoutWhichIsWhichAndOfFewerThanFiveNotAtAll(t *testing.T) {
	sc := scenario(t)
	var few, b strings.Builder
	if err := hung(4).WriteTwin(&few, sc); err != nil || few.Len() > 0 {
		t.Errorf("%v, of four: %s", err, few.String())
	}
	if err := hung(20).WriteTwin(&b, sc); err != nil {
		t.Fatal(err)
	}
	said := b.String()
	for _, w := range []string{"nobody acts", "Alike until 03:14:", " from the beginning:", "bed 5, VT mL: one "} {
		if !strings.Contains(said, w) {
			t.Errorf("it does not say %q:\n%s", w, said)
		}
	}
	for i := range sc.Variants {
		if strings.Contains(said, sc.Variants[i].ID) {
			t.Errorf("it names the truth %s", sc.Variants[i].ID)
		}
	}
}

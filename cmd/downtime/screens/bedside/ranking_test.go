package bedside

import (
	"os"
	"reflect"
	"testing"

	tea "charm.land/bubbletea/v2"

	"downtime/content"
)

// round plays the small ward of package walk, whose case asks for an order of its four patients.
func round(t *testing.T, w, h int) *player {
	t.Helper()
	sc, problems := content.NewLibrary(os.DirFS("../../../../game/walk/testdata")).Get("round")
	if sc == nil {
		t.Fatal(problems)
	}
	return starts(t, sc, 1, "quiet", w, h)
}

func TestPatientsArePutInOrderByKeys(t *testing.T) {
	for _, c := range []struct {
		keys []string
		want []int
	}{
		{[]string{"enter"}, []int{0, 1, 2, 3}},
		{[]string{"down", "1", "enter"}, []int{1, 0, 2, 3}},
		{[]string{"down", "down", "down", "[", "[", "enter"}, []int{0, 3, 1, 2}},
		{[]string{"]", "]", "]", "]", "enter"}, []int{1, 2, 3, 0}},
		{[]string{"4", "up", "up", "up", "up", "2", "9", "0", "enter"}, []int{2, 1, 3, 0}},
	} {
		p := round(t, 80, 24)
		p.press("r")
		p.sees("The first to be seen first.")
		p.sees("1  bed 2, Mr Owen Lisle")
		p.press(c.keys...)
		p.sees("Four names on the back of a glove box.")
		in := p.s.sit.Run.Inputs
		if len(in) != 1 || !reflect.DeepEqual(in[0].Order, c.want) {
			t.Errorf("%v gave %+v, want the order %v", c.keys, in, c.want)
		}
		if p.seconds() != 20 {
			t.Errorf("writing it took %v s, not 20", p.seconds())
		}
	}
}

func TestAnOrderPutAsideIsThereAgain(t *testing.T) {
	p := round(t, 80, 24)
	p.press("r", "4", "esc")
	p.sees("Your order is kept")
	if len(p.s.sit.Run.Inputs) != 0 {
		t.Fatal("an order put aside was given")
	}
	p.press("r")
	p.sees("4  bed 2, Mr Owen Lisle")
	p.sees("1  bed 3, Ms Ada Orme")
}

func TestTheListToBeOrderedFillsEverySizeAndTakesClicks(t *testing.T) {
	p := round(t, 80, 24)
	p.press("r")
	for _, z := range sizes {
		p = round(t, z[0], z[1])
		p.press("r")
		checkSize(t, p.body(), z[0], z[1]-2)
		p.sees("bed 5, Ms Ines Amory")
	}
	l, ok := p.s.layer.(*ranking)
	if !ok {
		t.Fatal("no list is open")
	}
	l.press(p.s, tea.KeyPressMsg{Text: rowKey + "2", Code: tea.KeyExtended})
	if l.at != 2 {
		t.Errorf("a click on the third row selected row %d", l.at)
	}
}

package frame_test

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"downtime/cmd/downtime/ui"
	"downtime/cmd/downtime/ui/frame"
	"downtime/game/wave"
)

func picture(th ui.Theme) string {
	s := ui.NewScope(1)
	p := wave.Params{HR: 75, Rhythm: wave.Sinus}
	for range 200 {
		s.Advance(&p, 0.05)
	}
	return ui.Rows(60, 8,
		ui.Box{Size: 1, Body: ui.Header(th, ui.Heading{Place: "ICU, bed 4", Clock: "03:14", Save: ui.SaveDone, Until: "03:12"}, 60)},
		ui.Box{Size: 4, Body: s.View(wave.ChannelECG, th, 60, 4)},
		ui.Box{Size: 1, Body: ui.Line(th, ui.Reading{Label: "HR", Value: "128", Unit: "/min", Role: ui.ECG, Alarm: ui.HighPriority}, 40)},
		ui.Box{Size: 1, Body: ui.TitleRule(th, "Bag & <mask>", "", 60)},
	)
}

func TestPlainKeepsTheCharactersAndDropsTheColours(t *testing.T) {
	got := frame.Plain(picture(ui.Theme{Colours: ui.TrueColour, Glyphs: ui.ASCII}), 60, 8)
	lines := strings.Split(got, "\n")
	if len(lines) != 9 || lines[8] != "" {
		t.Fatalf("%d lines, want eight and a final line end", len(lines)-1)
	}
	if lines[0] != " ICU, bed 4  03:14                              saved 03:12" {
		t.Errorf("first line %q", lines[0])
	}
	if got != frame.Plain(picture(ui.Theme{Glyphs: ui.ASCII}), 60, 8) {
		t.Error("colour changes the plain frame")
	}
}

func TestPensMapsColoursAndNamesThem(t *testing.T) {
	got := frame.Pens(picture(ui.Theme{Colours: ui.TrueColour, Glyphs: ui.ASCII}), 60, 8)
	for _, want := range []string{"#4ee07e\n", "#ffffff on #d8232f bold\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing from\n%s", want, got)
		}
	}
	plain := frame.Pens(picture(ui.Theme{Glyphs: ui.ASCII}), 60, 8)
	if strings.Contains(plain, "#") || !strings.Contains(plain, "bold") {
		t.Errorf("pens without colour:\n%s", plain)
	}
}

func TestAPictureIsWellFormedDescribedAndTheSameEachTime(t *testing.T) {
	for _, g := range []ui.Glyphs{ui.Braille, ui.Blocks, ui.ASCII} {
		content := picture(ui.Theme{Colours: ui.TrueColour, Glyphs: g})
		var a, b strings.Builder
		for _, out := range []*strings.Builder{&a, &b} {
			if err := frame.SVG(out, content, 60, 8, frame.Picture{Title: "Bed 4 & co", Desc: "An ECG."}); err != nil {
				t.Fatal(err)
			}
		}
		if a.String() != b.String() {
			t.Error("the same frame gave two pictures")
		}
		for _, want := range []string{"<title id=\"t\">Bed 4 &amp; co</title>", "<desc", "textLength=", "Bag &amp; &lt;mask&gt;"} {
			if !strings.Contains(a.String(), want) {
				t.Errorf("%q is missing from the picture", want)
			}
		}
		d := xml.NewDecoder(strings.NewReader(a.String()))
		for {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("not well formed: %v", err)
			}
		}
	}
}

func TestBrailleAndBlocksAreDrawnAndNeedNoFont(t *testing.T) {
	for _, g := range []ui.Glyphs{ui.Braille, ui.Blocks} {
		var out strings.Builder
		if err := frame.SVG(&out, picture(ui.Theme{Colours: ui.TrueColour, Glyphs: g}), 60, 8, frame.Picture{}); err != nil {
			t.Fatal(err)
		}
		for _, r := range out.String() {
			if r >= 0x2500 && r < 0x25a0 || r >= 0x2800 && r < 0x2900 {
				t.Fatalf("%q is left as text", r)
			}
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestAPictureThatCannotBeWrittenSaysSo(t *testing.T) {
	err := frame.SVG(full{}, picture(ui.Theme{}), 60, 8, frame.Picture{})
	if !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("error %v", err)
	}
}

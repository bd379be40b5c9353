package bedside

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"downtime/cmd/downtime/ui/frame"
)

// states are the pictures that are pinned.
var states = []struct {
	name string
	to   func(p *player)
}{
	{"opening", func(p *player) { p.can() }},
	{"scene", func(p *player) {
		p.press("l", "esc", "L")
		p.press("enter", "2", "C")
		p.can()
	}},
	{"queue", func(p *player) {
		p.press("enter", "2", "C")
		p.press("enter", "2", "S")
		p.press("enter", "7", "I")
		p.can()
	}},
	{"belief", func(p *player) {
		p.press("enter", "2", "S", "7", "5")
		p.can()
	}},
	{"suspicion", func(p *player) {
		p.press("b", "3", "enter", "8")
		p.can()
	}},
	{"actions", func(p *player) {
		p.press("enter", "4")
		p.can()
	}},
	{"filter", func(p *player) {
		p.press("/", "b", "a", "g")
		p.can()
	}},
	{"bout", func(p *player) {
		p.press("H", "space")
		p.frames(time.Second)
		p.press("space")
		p.can()
		for range 300 { // a picture of the same breath each time
			p.s.bout.co2.Push(4.1)
			p.s.bout.paw.Push(12)
		}
	}},
	{"student", func(p *player) {
		p.press("H", "enter", "5", "T")
		p.can()
	}},
	{"alarm", func(p *player) {
		p.press("V")
		p.can()
		p.alarm(monA, "spo2", "low saturation", "high")
		p.alarm(monA, "hr", "heart rate", "medium")
		p.alarm(ventA, "vte", "low tidal volume", "medium")
		p.alarm(ventA, "rrtot", "high rate", "low")
		p.s.obs.Devices[monA].Alarms[1].Acknowledged = true
	}},
	{"paused", func(p *player) {
		p.press("p")
		p.can()
	}},
	{"over", func(p *player) {
		p.press("enter", "6", "O", "y")
		p.can()
	}},
}

var sizes = [][2]int{{80, 24}, {100, 30}, {120, 40}, {140, 45}}

func TestGoldenFramesOfTheBedside(t *testing.T) {
	for _, st := range states {
		for _, z := range sizes {
			t.Run(fmt.Sprintf("%s-%dx%d", st.name, z[0], z[1]), func(t *testing.T) {
				p := play(t, "sound", z[0], z[1])
				st.to(p)
				golden.RequireEqual(t, []byte(frame.Plain(p.body(), z[0], z[1]-2)))
			})
		}
	}
}

func TestGoldenPensOfAnAlarm(t *testing.T) {
	p := play(t, "sound", 100, 30, colours)
	for _, st := range states {
		if st.name == "alarm" {
			st.to(p)
		}
	}
	golden.RequireEqual(t, []byte(frame.Pens(p.body(), 100, 28)))
}

func TestInASCIIEveryFrameIsASCII(t *testing.T) {
	for _, st := range states {
		for _, z := range sizes {
			p := play(t, "sound", z[0], z[1], ascii)
			st.to(p)
			if i := strings.IndexFunc(p.body(), func(r rune) bool { return r >= 0x80 }); i >= 0 {
				t.Errorf("%s at %v: %q is not ASCII:\n%s", st.name, z, p.body()[i:i+4], p.body())
			}
		}
	}
}

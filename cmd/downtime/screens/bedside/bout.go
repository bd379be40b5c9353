package bedside

import (
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/bedside/panel"
	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/ui"
	"downtime/game/engine"
)

// A bout of squeezing in real time.
const (
	boutSeconds = 45

	// A tap is one squeeze of a usual size (500 mL over a second: mark D). A key that is held squeezes for as long as it is held, to the
	// most that one hand presses out.
	tapML, tapSeconds   = 500, 1.0
	holdML, holdSeconds = 800, 1.6

	// On a terminal that does not say which presses are repeats, what follows a press this fast is one.
	repeatGap = 250 * time.Millisecond

	// The picture of a bout: pressures and carbon dioxide of the last seconds.
	boutPicture = 15
	boutRate    = 20
)

// bout is one stretch of squeezing with your own keys.
type bout struct {
	until    int64
	down     bool      // the key is held
	last     time.Time // of the last press of any sort
	squeezed int64     // tick of the last squeeze; 0 none
	chest    float64   // how far the chest had risen in the last picture
	falls    bool      // and whether it was going down
	co2, paw *ui.Trace
}

// holding reports whether the bag is in your hands.
func (s *Screen) holding() bool { return s.obs.Bag != nil && s.obs.Bag.Yours }

// beginBout takes up the bag in real time.
func (s *Screen) beginBout() tea.Cmd {
	if s.bout != nil {
		return nil
	}
	if !s.holding() {
		s.says = "You are not holding a bag."
		return nil
	}
	if s.clock.run != nil {
		return nil // the hands are still doing something else
	}
	cmd, ok := s.do(engine.Input{Kind: engine.Live, On: true})
	if !ok {
		return nil
	}
	s.layer = nil
	s.clock.owed = 0
	s.bout = &bout{
		until: s.sit.Tick() + boutSeconds*engine.TicksPerSecond,
		co2:   ui.NewTrace(ui.CO2, boutPicture, boutRate, 0, 8), paw: ui.NewTrace(ui.Paw, boutPicture, boutRate, 0, 60),
	}
	return cmd
}

// squeeze is a press of the space bar in a bout. A repeat of a held key is not another squeeze, and neither is a press during one.
func (s *Screen) squeeze(k tea.KeyPressMsg) {
	b, now := s.bout, s.now()
	since := now.Sub(b.last)
	first := b.last.IsZero()
	b.last = now
	if k.IsRepeat || b.down || s.spare(1, false) < 1 {
		return
	}
	in := engine.Input{Kind: engine.Squeeze, ML: tapML, Seconds: tapSeconds}
	if s.hold {
		in.ML, in.Seconds = holdML, holdSeconds
	} else if !first && (since < repeatGap || s.sit.Tick()-b.squeezed < int64(tapSeconds*engine.TicksPerSecond)) {
		return
	}
	if _, ok := s.do(in); ok && s.bout != nil {
		b.squeezed, b.down = s.sit.Tick(), s.hold
	}
}

// released lets the bag go.
func (s *Screen) released(k tea.KeyReleaseMsg) {
	if s.bout == nil || !s.bout.down || k.Code != tea.KeySpace {
		return
	}
	s.bout.down = false
	_, _ = s.do(engine.Input{Kind: engine.Release})
}

// timeBout ends a bout whose time is up.
func (s *Screen) timeBout() {
	if s.bout != nil && s.sit.Tick() >= s.bout.until {
		s.stopBout()
	}
}

// stopBout lets the last rhythm stand and asks how to go on.
func (s *Screen) stopBout() tea.Cmd {
	if s.bout == nil {
		return nil
	}
	if s.bout.down {
		_, _ = s.do(engine.Input{Kind: engine.Release})
	}
	cmd, _ := s.do(engine.Input{Kind: engine.Live})
	s.endBout()
	if !s.prefs.Live {
		s.stretchFor(s.busy-s.sit.Tick(), false) // what was said while squeezing is said to its end
	}
	if s.holding() && !s.obs.Over {
		s.layer = newHandover(s)
	}
	return cmd
}

// endBout stops the real time; the engine has been told.
func (s *Screen) endBout() {
	if s.bout == nil {
		return
	}
	s.bout, s.clock.owed = nil, 0
	if s.sit.Squeezing() && !s.obs.Over {
		_, _ = s.sit.Do(engine.Input{Kind: engine.Live})
	}
	s.sit.Pause() // what the last part of a second brought is kept too
}

// sweepBout feeds the pictures of a bout at their own rate.
func (s *Screen) sweepBout() {
	b := s.bout
	if b == nil || s.obs.Bag == nil {
		return
	}
	if now := s.obs.Bag.Chest; now != b.chest {
		b.falls, b.chest = now < b.chest, now
	}
	b.co2.Push(s.obs.Bag.CO2)
	b.paw.Push(s.obs.Bag.Paw)
}

// drawn is the bout as the panel wants it.
func (s *Screen) drawnBout() panel.Bout {
	b := s.bout
	left := float64(b.until-s.sit.Tick()) / engine.TicksPerSecond
	out := panel.Bout{
		Bag: *s.obs.Bag, Left: left, Length: boutSeconds, Hold: s.hold, Beat: -1, CO2: b.co2, Paw: b.paw,
		Falls: b.falls, Oxygen: s.bagOxygen(),
	}
	if s.prefs.Metronome {
		period := 60 / s.aim()
		at := (boutSeconds - left) / period
		out.Beat = at - float64(int(at))
	}
	return out
}

// bagOxygen is what the flowmeter of the bag in use says, in words, and that no CO2 is sampled if so.
func (s *Screen) bagOxygen() string {
	d := s.device(s.obs.Bag.Device)
	if d == nil {
		return ""
	}
	r := panel.Reading(d, "oxygen")
	var out string
	switch {
	case r == nil || r.Value == nil:
		return ""
	case *r.Value <= 0:
		out = "OXYGEN OFF"
	default:
		out = "oxygen " + panel.Value(r) + " " + r.Unit
	}
	if c := panel.Reading(d, "capno"); c != nil && c.Value != nil && *c.Value <= 0 {
		out += ", NO CO2 ADAPTOR"
	}
	return out
}

// aim is the rate of the metronome: the middle of what this patient needs. An aid, off by default.
func (s *Screen) aim() float64 {
	for i := range s.sc.Patients {
		if p := &s.sc.Patients[i]; s.obs.Bag != nil && p.ID == s.obs.Bag.Patient && p.HasGoal {
			return max((p.Goal.Rate[0]+p.Goal.Rate[1])/2, 4)
		}
	}
	return 12
}

// handover is asked when a bout ends: go on, give the bag to somebody, or let the last rhythm stand.
type handover struct {
	to    []*entry
	since time.Time
}

func newHandover(s *Screen) *handover {
	h := &handover{since: s.now()}
	for i := range s.keys {
		e := &s.keys[i]
		if s.handsOn(e.actions[0]) && s.present(e.actions[0]) {
			h.to = append(h.to, e)
		}
	}
	return h
}

// present reports whether whoever an action gives the bag to is here.
func (s *Screen) present(action int) bool {
	a := &s.sc.Actions[action]
	for _, e := range s.sc.Effects[a.Effects.From:a.Effects.To] {
		for i := range s.obs.People {
			if e.Kind == engine.HoldBag && s.obs.People[i].ID == s.sc.People[max(e.Sub, 0)].ID {
				return true
			}
		}
	}
	return false
}

// handsOn reports whether an action puts a bag into somebody else's hands.
func (s *Screen) handsOn(action int) bool {
	a := &s.sc.Actions[action]
	for _, e := range s.sc.Effects[a.Effects.From:a.Effects.To] {
		if e.Kind == engine.HoldBag && e.Sub > 0 {
			return true
		}
	}
	return false
}

func (h *handover) press(s *Screen, k tea.KeyPressMsg) (tea.Cmd, nav.Intent) {
	if s.now().Sub(h.since) < grace && k.String() != "p" {
		h.since = s.now()
		return nil, nil // the last tap of the bout, or an answer to somebody else
	}
	switch name := k.String(); name {
	case "space", "c":
		s.layer = nil
		return s.beginBout(), nil
	case "enter", "esc":
		s.layer = nil
		s.says = "Your last rhythm goes on."
	case "p":
		s.pause(false)
	default:
		if len(name) == 1 && name >= "1" && int(name[0]-'1') < len(h.to) {
			if legal, why := s.option(s.acts(h.to[name[0]-'1']), anyone); !legal {
				s.says = why
				return nil, nil
			}
			return s.begin(h.to[name[0]-'1'], anyone), nil
		}
	}
	return nil, nil
}

func (h *handover) view(s *Screen) sheet {
	th := s.theme
	var out []string
	if b := s.obs.Bag; b != nil && b.Rate > 0 {
		out = append(out, fmt.Sprintf("It feels %s. You squeezed about %.0f times a minute, the last time %.0f mL.", th.Spell(b.Feel), b.Rate, b.ML), "")
	} else {
		out = append(out, "You have hardly squeezed yet.", "")
	}
	out = strings.Split(ui.Wrap(strings.Join(out, "\n"), s.plan().box()-4), "\n")
	var spots []panel.Spot
	add := func(k, shown, text string) {
		spots = append(spots, panel.Spot{X: 2, Y: len(out) + 1, W: s.plan().box() - 4, Key: k})
		out = append(out, th.Paint(ui.Key, ui.Fit(shown, 6))+" "+th.Spell(text))
	}
	add("space", "space", "go on squeezing")
	for i, e := range h.to {
		add(fmt.Sprint(i+1), fmt.Sprint(i+1), e.label)
	}
	add("enter", "Enter", "let this rhythm stand, and see to something else")
	if s.says != "" {
		out = append(out, th.Paint(ui.Unsaved, th.Spell(s.says)))
	}
	return s.box("The bag: how do you go on?", out, spots)
}

func (h *handover) help() []key.Binding {
	return []key.Binding{bind("space", "go on squeezing", "space"), bind("1-9", "hand over", "1"), bind("enter", "let the rhythm stand", "enter")}
}

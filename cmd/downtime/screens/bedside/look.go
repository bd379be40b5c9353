package bedside

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/bedside/panel"
	"downtime/cmd/downtime/ui"
	"downtime/game/engine"
)

// look takes in what can be perceived now.
func (s *Screen) look() {
	had := s.holding()
	s.obs = s.sit.Observe()
	if s.holding() && !had {
		s.says = "The bag is in your hands: space begins to squeeze it."
	}
	s.options = s.sit.Options()
	s.seq++
	var lines []engine.Line
	lines, s.heard = s.sit.Lines(s.heard)
	s.told = append(s.told, lines...)
	s.open.follow(s.obs.Scenes, s.now())
	s.bed = min(s.bed, max(len(s.obs.Patients)-1, 0))
	if s.bout != nil && (s.obs.Bag == nil || !s.obs.Bag.Yours) {
		s.endBout()
		s.taken = s.now()
		s.says = "The bag is not in your hands any more."
	}
	for _, d := range s.shown() {
		if panel.Out(d) != "" { // once it works again its curves begin anew
			s.scopes[d.ID] = ui.NewScope(uint64(d.Index) + 1)
			continue
		}
		sc := s.scope(d)
		if s.theme.Still {
			sc.Advance(&d.Wave, pictureSeconds) // a still picture of what is displayed now
		}
	}
	if s.obs.Over {
		s.finish()
	}
}

// introduction is what stands in the story before anything has happened.
func (s *Screen) introduction() []engine.Line {
	var out []engine.Line
	say := func(text string) { out = append(out, engine.Line{Clock: s.sc.Clock(0), Kind: "note", Text: text}) }
	switch {
	case s.ward():
		say(fmt.Sprintf("%d patients stand on the board. A digit goes to a bedside, Tab comes back to the board.", len(s.sc.Patients)))
	case len(s.sc.Patients) > 0:
		say(s.sc.Patients[0].Name + ", " + s.sc.Patients[0].Story)
	}
	if s.prefs.Live {
		say("The clock runs by itself. Enter lists what you can do, p stops everything at once.")
	} else {
		say("The clock moves when you act, by as much as each action costs. Enter lists what you can do; w waits for news.")
	}
	return out
}

// finish is the end of the run: the last words, then the debrief. The Card is stored at once, whatever happens to this program next.
func (s *Screen) finish() {
	if s.ended {
		return
	}
	s.ended = true
	s.bout, s.clock.run = nil, nil
	s.layer = &ending{silent: s.silent}
	if _, err := s.sit.Finish(s.now()); err != nil {
		s.says = err.Error()
	}
}

// ring sounds the bell for a new high-priority alarm, if the trainee wants one.
func (s *Screen) ring(events []engine.Event) tea.Cmd {
	if !s.prefs.Bell {
		return nil
	}
	for _, e := range events {
		if e.Kind == engine.AlarmBegan && e.Val[0] >= 3 {
			return tea.Raw("\a")
		}
	}
	return nil
}

// do gives one input to the run. It reports whether it was accepted; if not, the reason is said.
func (s *Screen) do(in engine.Input) (tea.Cmd, bool) {
	events, err := s.sit.Do(in)
	if err != nil {
		s.says = err.Error()
		return nil, false
	}
	s.look()
	return s.ring(events), true
}

// patient is the one whose monitor is shown; nil if there is none.
func (s *Screen) patient() *engine.PatientView {
	if s.bed >= len(s.obs.Patients) {
		return nil
	}
	return &s.obs.Patients[s.bed]
}

// device finds a device by its id.
func (s *Screen) device(id string) *engine.DeviceView {
	for i := range s.obs.Devices {
		if s.obs.Devices[i].ID == id {
			return &s.obs.Devices[i]
		}
	}
	return nil
}

// monitor is the monitor of the patient shown: of several the last that works, since one that is carried to a bed is looked at there.
func (s *Screen) monitor() *engine.DeviceView {
	shown := s.ofKind("monitor")
	for i := range s.obs.Devices {
		if d := &s.obs.Devices[i]; shown != nil && d.Kind == "monitor" && d.Patient == shown.Patient && (d.Mode == "in-service" || d.Mode == "safe") {
			shown = d
		}
	}
	return shown
}

func (s *Screen) ofKind(kind string) *engine.DeviceView {
	p := s.patient()
	for i := range s.obs.Devices {
		if d := &s.obs.Devices[i]; p != nil && d.Kind == kind && d.Patient == p.ID {
			return d
		}
	}
	return nil
}

// vent gathers the panel of the ventilator that breathes for the patient shown, or that stands at the bed.
func (s *Screen) vent() (panel.Vent, bool) {
	p := s.patient()
	if p == nil {
		return panel.Vent{}, false
	}
	airway := s.device(p.Airway)
	v := panel.Vent{Device: airway, Drives: true}
	if airway == nil || airway.Kind != "ventilator" {
		v.Device, v.Drives = s.ofKind("ventilator"), false
	}
	if v.Device == nil {
		return v, false
	}
	v.Clears, v.Opens = s.clears(v.Device), s.opens(v.Device)
	if airway != nil {
		v.Airway = airway.Label
	}
	for i := range s.obs.Devices {
		if d := &s.obs.Devices[i]; d.Kind == "syringe-pump" && d.Patient == p.ID {
			v.Others = append(v.Others, strings.TrimSuffix(d.Label, ", "+s.sc.TargetLabel(p.ID))+" "+panel.Value(panel.Reading(d, "rate"))+" mL/h"+marks(d))
		}
	}
	return v, true
}

// machines are those of the patient shown and those that serve everybody, the monitor aside, where nothing else has its place.
func (s *Screen) machines() panel.Machines {
	var m panel.Machines
	p := s.patient()
	for i := range s.obs.Devices {
		if d := &s.obs.Devices[i]; d.Kind != "monitor" && (d.Patient == "" || p != nil && d.Patient == p.ID) {
			m.Rows = append(m.Rows, panel.Vent{Device: d, Drives: true, Clears: s.clears(d), Whose: s.whose(d)})
		}
	}
	return m
}

// whose is whose blood an analyser says that it shows.
func (s *Screen) whose(d *engine.DeviceView) string {
	if d.Sample == "" {
		return ""
	}
	return s.sc.TargetLabel(d.Sample)
}

// paper is the cardiotocograph of the patient shown, where no ventilator has its place.
func (s *Screen) paper() (panel.Paper, bool) {
	d := s.ofKind("ctg")
	if _, vent := s.vent(); d == nil || vent {
		return panel.Paper{}, false
	}
	return panel.Paper{Device: d, Clears: s.clears(d)}, true
}

// clears is the key that acknowledges the alarms of a device; "" if the case has no such key.
func (s *Screen) clears(d *engine.DeviceView) string {
	if e := s.does(engine.QuietAlarms, d); e != nil {
		return e.hot
	}
	return ""
}

// opens is the key that opens the measured page of a device.
func (s *Screen) opens(d *engine.DeviceView) string {
	if e := s.does(engine.ShowPage, d); e != nil {
		return e.hot
	}
	return ""
}

// does finds the action of one key that has an effect on a device; nil if there is none.
func (s *Screen) does(kind engine.EffectKind, d *engine.DeviceView) *entry {
	for i := range s.keys {
		for _, action := range s.keys[i].actions {
			a := &s.sc.Actions[action]
			for _, b := range [...]engine.Block{a.Starts, a.Effects} {
				for _, e := range s.sc.Effects[b.From:b.To] {
					if e.Kind == kind && e.Ref == d.Index && s.keys[i].hot != "" {
						return &s.keys[i]
					}
				}
			}
		}
	}
	return nil
}

// marks is the loudest alarm of a device as a shape.
func marks(d *engine.DeviceView) string {
	loudest := ui.Quiet
	for i := range d.Alarms {
		if !d.Alarms[i].Ended {
			loudest = max(loudest, panel.Priority(d.Alarms[i].Priority))
		}
	}
	if loudest == ui.Quiet {
		return ""
	}
	return " " + loudest.Mark()
}

// scope is the picture of one device's waves; a new one has been running for a while.
func (s *Screen) scope(d *engine.DeviceView) *ui.Scope {
	sc, ok := s.scopes[d.ID]
	if !ok {
		sc = ui.NewScope(uint64(d.Index) + 1)
		sc.Fill(&d.Wave, pictureSeconds)
		s.scopes[d.ID] = sc
	}
	return sc
}

// pictureSeconds fills every trace.
const pictureSeconds = 24

// sweep moves the pictures that are on the screen.
func (s *Screen) sweep(seconds float64) {
	if s.theme.Still {
		return
	}
	for _, d := range s.shown() {
		if panel.Out(d) == "" {
			s.scope(d).Advance(&d.Wave, seconds)
		}
	}
	s.sweepBout()
}

// shown lists the devices whose waves are on the screen.
func (s *Screen) shown() []*engine.DeviceView {
	var out []*engine.DeviceView
	if d := s.monitor(); d != nil {
		out = append(out, d)
	}
	if v, ok := s.vent(); ok {
		out = append(out, v.Device)
	}
	if p, ok := s.layer.(*devices); ok {
		if d := p.device(s); d != nil && d.Kind == "ventilator" && (len(out) == 0 || out[len(out)-1].ID != d.ID) {
			out = append(out, d)
		}
	}
	return out
}

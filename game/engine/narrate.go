package engine

import (
	"fmt"
	"strconv"
	"strings"

	"downtime/game/device"
)

// Line is one line of narrative: a perceivable event in words.
type Line struct {
	Tick   int64  `json:"tick"`
	Clock  string `json:"clock"`
	Kind   string `json:"kind"` // act, finding, done, scene, choice, reply, note, alarm, device, hands, belief, end
	Who    string `json:"who,omitempty"`
	Text   string `json:"text"`
	ID     string `json:"id,omitempty"`     // the action, scene, device or person concerned
	Target string `json:"target,omitempty"` // of the action concerned
	Mark   string `json:"mark,omitempty"`   // V, V2, K, C, D: how well the numbers in it are known
}

// The words and shapes of alarm priorities and modes: a priority is never shown by colour alone.
var (
	priorityWords  = [...]string{"", "low", "medium", "high"}
	priorityShapes = [...]string{"", "!", "!!", "!!!"}
	modeWords      = [...]string{"in service", "in its safe mode", "on stand-by", "disconnected", "tagged and put aside, as it stands"}
)

// Say writes a text with its numbers.
func (sc *Scenario) Say(text int, val [MaxHoles]float64) string {
	t := &sc.Texts[text]
	if len(t.Holes) == 0 {
		return strings.Join(t.Parts, "")
	}
	var b strings.Builder
	for i, part := range t.Parts {
		b.WriteString(part)
		if i < len(t.Holes) {
			b.WriteString(strconv.FormatFloat(val[i], 'f', t.Decimals[i], 64))
		}
	}
	return b.String()
}

// Narrate puts an event into words; false if the trainee does not perceive it, or it needs none.
func (sc *Scenario) Narrate(e Event) (Line, bool) {
	if e.Kind.Hidden() {
		return Line{}, false
	}
	l := Line{Tick: e.Tick, Clock: sc.Clock(e.Tick)}
	ok := true
	switch e.Kind {
	case Began, Finished, Found:
		ok = sc.narrateAction(e, &l)
	case Noted:
		l.Kind, l.Text = "note", sc.Say(e.Ref, e.Val)
	case Believed:
		l.Kind, l.ID = "belief", sc.Devices[e.Ref].ID
		l.Text = fmt.Sprintf("%s: you put the chance of a fault at %.0f %%.", sc.Devices[e.Ref].Label, e.Val[0]*100)
	case Ended:
		l.Kind, l.Text = "end", sc.EndingText(e.Ref)
	case Arrived:
		l.Kind, l.Text, l.ID = "note", sc.arrival(e), sc.arrivalID(e)
	case Reported:
		l.Kind, l.Text, l.ID = "note", "The report is written.", sc.Actions[e.Ref].ID
	case SceneOpened, SceneChosen, ScenePassed, Replied:
		ok = sc.narrateScene(e, &l)
	default:
		ok = sc.narrateDevice(e, &l)
	}
	return l, ok
}

// narrateAction says what was begun, what was found, and when somebody else has done what they were sent to do: your own hands need no telling.
func (sc *Scenario) narrateAction(e Event, l *Line) bool {
	a := &sc.Actions[e.Ref]
	l.ID, l.Target, l.Who = a.ID, a.Target, sc.People[e.By].Label
	switch e.Kind {
	case Began:
		l.Kind, l.Text = "act", sc.ActionWords(e.Ref)
	case Finished:
		l.Kind, l.Text = "done", sc.ActionWords(e.Ref)+": done"
		return e.By > 0 && a.Ticks > 0
	default:
		f := &a.Findings[e.Sub]
		l.Kind, l.Text, l.Mark = "finding", sc.Say(f.Text, e.Val), f.Mark
		if e.By == 0 {
			l.Who = ""
		}
	}
	return true
}

// ActionWords is an action with its target, in words.
func (sc *Scenario) ActionWords(a int) string {
	act := &sc.Actions[a]
	if act.Target == "" {
		return act.Label
	}
	return act.Label + " (" + sc.TargetLabel(act.Target) + ")"
}

// BedLabel is what a patient's id is called in a sentence: "bed 4" of bed4.
func BedLabel(patient string) string { return strings.Replace(patient, "bed", "bed ", 1) }

// TargetLabel is how an action's target is called: a device's label, or where the patient lies; whoever lies in no numbered bed goes by the name.
func (sc *Scenario) TargetLabel(id string) string {
	for i := range sc.Devices {
		if sc.Devices[i].ID == id {
			return sc.Devices[i].Label
		}
	}
	for i := range sc.Patients {
		if p := &sc.Patients[i]; p.ID == id && BedLabel(id) == id {
			return p.Name
		}
	}
	return BedLabel(id)
}

func (sc *Scenario) arrival(e Event) string {
	if e.Sub == 1 {
		return sc.Devices[e.Ref].Label + " is here."
	}
	return sc.People[e.Ref].Label + " is here."
}

func (sc *Scenario) arrivalID(e Event) string {
	if e.Sub == 1 {
		return sc.Devices[e.Ref].ID
	}
	return sc.People[e.Ref].ID
}

func (sc *Scenario) narrateScene(e Event, l *Line) bool {
	s := &sc.Scenes[e.Ref]
	l.ID, l.Who = s.ID, s.Speaker
	switch e.Kind {
	case SceneOpened:
		l.Kind, l.Text = "scene", sc.Say(s.Text, e.Val)
	case SceneChosen:
		l.Kind, l.Who, l.Text = "choice", "You", s.Choices[e.Sub].Label
		if e.By < 0 {
			l.Who, l.Text = "", unanswered(s.Choices[e.Sub].Label)
		}
	case Replied:
		l.Kind, l.Text = "reply", sc.Say(s.Choices[e.Sub].Reply, e.Val)
	default:
		return false // a scene that passes says nothing
	}
	return true
}

// unanswered says as what a silence was taken. A choice written in brackets is itself no answer.
func unanswered(choice string) string {
	if strings.HasPrefix(choice, "(") {
		return "No answer given."
	}
	if !strings.ContainsAny(choice[max(len(choice)-1, 0):], ".?!") {
		choice += "."
	}
	return "No answer given. It was taken as: \"" + choice + "\""
}

// told reports whether of such a device only what its face shows is said as a number. A filter on a bag, what disturbs a lead, how near a cord lies
// to an electrode, a tap turned in a pump's line: a case puts these into words.
func told(k device.Kind) bool {
	return k == device.Bag || k == device.Monitor || k == device.Stimulator || k == device.SyringePump
}

// wasSet says to what a channel was set. A switch is on or off.
func wasSet(c *device.ChannelInfo, to float64) string {
	if c.Switch() {
		return c.Words + " " + map[bool]string{true: "on", false: "off"}[to > 0]
	}
	return strings.TrimSpace(fmt.Sprintf("%s set to %.*f %s", c.Label, c.Decimals, to, c.Unit))
}

func (sc *Scenario) narrateDevice(e Event, l *Line) bool {
	l.Kind = "device"
	switch e.Kind {
	case AlarmBegan, AlarmEnded:
		d := &sc.Devices[e.Ref]
		info := device.Alarms(d.Spec.Kind)[e.Sub]
		l.Kind, l.ID = "alarm", d.ID
		if e.Kind == AlarmBegan {
			l.Text = fmt.Sprintf("%s %s: %s", priorityShapes[int(e.Val[0])], d.Label, info.Label)
		} else {
			l.Text = fmt.Sprintf("%s: %s ends", d.Label, info.Label)
		}
	case DeviceSet:
		d := &sc.Devices[e.Ref]
		c := device.Channels(d.Spec.Kind)[e.Sub]
		l.ID, l.Text = d.ID, d.Label+": "+wasSet(&c, e.Val[1])
		return c.Front || !told(d.Spec.Kind)
	case DeviceMode:
		l.ID, l.Text = sc.Devices[e.Ref].ID, sc.Devices[e.Ref].Label+": "+modeWords[e.Sub]
	case LimitSet:
		d := &sc.Devices[e.Ref]
		l.ID, l.Text = d.ID, fmt.Sprintf("%s: alarm limit of %s set", d.Label, device.Alarms(d.Spec.Kind)[e.Sub].Label)
	case AirwayNow:
		l.Text = sc.TargetLabel(sc.Patients[e.Ref].ID) + ": nothing on the airway"
		if e.Sub >= 0 {
			l.ID = sc.Devices[e.Sub].ID
			l.Text = sc.TargetLabel(sc.Patients[e.Ref].ID) + ": now on " + sc.Devices[e.Sub].Label
		}
	case HandsFull:
		if e.Sub == 1 {
			l.Kind, l.ID, l.Who, l.Text = "hands", sc.Actions[e.Ref].ID, sc.People[e.By].Label, "breaks off: "+sc.ActionWords(e.Ref)
			break
		}
		l.Kind, l.ID, l.Who, l.Text = "hands", sc.Devices[e.Ref].ID, sc.People[e.By].Label, "cannot take the bag: both hands are busy"
	case HandsOn, HandsOff:
		l.Kind, l.ID, l.Who = "hands", sc.Devices[e.Ref].ID, sc.People[e.By].Label
		l.Text = map[bool]string{true: "squeezes the bag", false: "lets go of the bag"}[e.Kind == HandsOn]
	default:
		return false
	}
	return true
}

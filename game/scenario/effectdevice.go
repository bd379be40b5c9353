package scenario

import (
	"strings"

	"downtime/game/device"
	"downtime/game/engine"
)

// deviceEffect compiles what happens to one device: settings, modes, decisions, pages, alarms, faults.
func (c *compiler) deviceEffect(path, verb string, e *Effect, out engine.Effect, g giver) (engine.Effect, bool) {
	d, ok := c.deviceNamed(path+".device", e.Device)
	if !ok {
		return out, false
	}
	out.Ref = d
	switch verb {
	case "set":
		return c.setEffect(path, e, out, g)
	case "mode":
		m, ok := device.ModeNamed(e.Mode)
		if !ok {
			c.word(path+".mode", "mode of a device", e.Mode, modeNames)
		}
		out.Kind, out.Sub = engine.SetMode, int(m)
		return out, ok
	case "act":
		a, ok := actNames.find(e.Act)
		if !ok {
			c.word(path+".act", "decision about a device", e.Act, actNames)
		}
		out.Kind, out.Sub = engine.DecideAct, a
		return out, ok
	case "page":
		out.Kind = engine.ShowPage
	case "logs":
		out.Kind = engine.ShowLog
	case "quiet":
		out.Kind = engine.QuietAlarms
	case "undock":
		out.Kind = engine.Undock
		if !c.doc.Devices[d].Networked {
			c.report(path+".undock", CodeConflict, quote(e.Device)+" is on no network", "give the device networked: true, or remove undock")
		}
	default: // fault, mend
		return c.faultEffect(path, verb, e, out, g)
	}
	return out, true
}

func (c *compiler) setEffect(path string, e *Effect, out engine.Effect, g giver) (engine.Effect, bool) {
	ch, info, ok := c.setting(path+".set", out.Ref, e.Set)
	if !ok {
		return out, false
	}
	out.Kind, out.Sub = engine.SetDevice, ch
	switch {
	case e.To != nil:
		out.Value = *e.To
		return out, c.within(path+".to", *e.To, info.Low, info.High, " "+info.Unit)
	case g.value:
		out.UseValue = true
		return out, true
	default:
		c.report(path, CodeConflict, "the setting has no value", "give it to, or give the action a value")
		return out, false
	}
}

// setting finds a channel that can be set.
func (c *compiler) setting(path string, d int, name string) (int, device.ChannelInfo, bool) {
	kind := c.sym.kinds[d]
	ch, ok := device.ChannelNamed(kind, name)
	if !ok {
		c.unknown(path, "setting of a "+kind.String(), name, settingNames(kind))
		return 0, device.ChannelInfo{}, false
	}
	info := device.Channels(kind)[ch]
	if !info.Setting {
		c.report(path, CodeConflict, quote(name)+" is measured, not set", Suggest("", settingNames(kind)))
		return 0, info, false
	}
	return int(ch), info, true
}

func settingNames(k device.Kind) (all names) {
	for _, ch := range device.Channels(k) {
		if ch.Setting {
			all = append(all, ch.Name)
		}
	}
	return all
}

func (c *compiler) faultEffect(path, verb string, e *Effect, out engine.Effect, g giver) (engine.Effect, bool) {
	name := e.Fault + e.Mend
	kind, ok := device.FaultNamed(name)
	if !ok {
		c.word(path+"."+verb, "kind of fault", name, faultNames)
		return out, false
	}
	out.Kind, out.Fault = engine.MendFault, device.Fault{Kind: kind, Channel: device.All, A: e.A, B: e.B}
	if verb == "mend" {
		return out, true
	}
	out.Kind = engine.BeginFault
	c.use.faults = append(c.use.faults, fault{path, out.Ref, g.variant, g.under})
	return out, c.faultChannel(path, e, &out) && c.faultPatient(path, e, &out)
}

// faultChannel resolves the channel or alarm that a fault concerns.
func (c *compiler) faultChannel(path string, e *Effect, out *engine.Effect) bool {
	kind, at := c.sym.kinds[out.Ref], path+".channel"
	if !kind.Suits(out.Fault.Kind) {
		c.report(path+".device", CodeConflict, "a "+kind.String()+" cannot have the fault "+out.Fault.Kind.String(), Suggest("", faultsOf(kind)))
		return false
	}
	switch out.Fault.Kind {
	case device.AutoSetting:
		ch, info, ok := c.setting(at, out.Ref, e.Channel)
		out.Fault.Channel = uint8(ch)
		return ok && c.within(path+".a", e.A, info.Low, info.High, " "+info.Unit)
	case device.DeadAlarm:
		a, ok := device.AlarmNamed(kind, e.Channel)
		if !ok && e.Channel != "" {
			c.unknown(at, "alarm of a "+kind.String(), e.Channel, alarmNames(kind))
			return false
		}
		if ok {
			out.Fault.Channel = a
		}
	case device.SilentLimiter:
		return c.within(path+".a", e.A, 5, 100, " cmH2O")
	default:
		if e.Channel == "" && out.Fault.Kind == device.Corrupted && kind != device.System {
			c.report(at, CodeMissing, "corrupted changes one value of a "+kind.String()+": name it", "one of: "+strings.Join(channelNames(kind), " "))
			return false
		}
		if e.Channel == "" {
			return true
		}
		ch, ok := device.ChannelNamed(kind, e.Channel)
		if !ok {
			c.unknown(at, "channel of a "+kind.String(), e.Channel, channelNames(kind))
			return false
		}
		out.Fault.Channel = ch
	}
	return true
}

// faultsOf lists the faults that a kind of device can have.
func faultsOf(kind device.Kind) (all names) {
	for f := device.Freeze; f < device.NumFaults; f++ {
		if kind.Suits(f) {
			all = append(all, f.String())
		}
	}
	return all
}

// faultPatient resolves the patient that a device wrongly believes it is on, or whose signals it receives.
func (c *compiler) faultPatient(path string, e *Effect, out *engine.Effect) bool {
	if out.Fault.Kind != device.WrongPatient && out.Fault.Kind != device.Crossed {
		if e.On != "" {
			c.report(path+".on", CodeConflict, `"on" belongs to the faults wrong-patient and crossed`, "remove it")
		}
		return true
	}
	p, ok := c.sym.patients.find(e.On)
	if !ok {
		c.unknown(path+".on", "patient", e.On, c.sym.patients)
	}
	out.Fault.A = float64(p)
	return ok
}

// sampleEffect compiles blood given to an analyser.
func (c *compiler) sampleEffect(path string, e *Effect, out engine.Effect) (engine.Effect, bool) {
	d, ok := c.deviceNamed(path+".sample", e.Sample)
	p, known := c.sym.patients.find(e.On)
	switch {
	case !ok:
		return out, false
	case c.sym.kinds[d] != device.Analyser:
		c.report(path+".sample", CodeConflict, "a "+c.sym.kinds[d].String()+" takes no sample", "name a device of kind analyser")
		return out, false
	case !known:
		c.unknown(path+".on", "patient", e.On, c.sym.patients)
		return out, false
	}
	out.Kind, out.Ref, out.Sub = engine.TakeSample, d, p
	return out, true
}

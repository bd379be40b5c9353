package bag

import (
	"downtime/game/device"
	"downtime/game/skill"
)

// kit is what is chosen before the first squeeze. Ids are those of the fields.
type kit struct{ bag, oxygen, reservoir, peep, seal string }

var bagIDs = [...]string{device.AdultBag: "adult", device.ChildBag: "child", device.InfantBag: "infant", device.MaplesonC: "mapleson"}

// right is the kit for a patient.
func (n *need) right() kit {
	k := kit{bag: bagIDs[n.bag], oxygen: n.oxygen, reservoir: "on", peep: n.peep, seal: "none"}
	if n.oxygen != "15" {
		k.reservoir = "off"
	}
	if n.mask {
		k.seal = "two"
	}
	return k
}

// Leaks beside a mask, mL/s for each cmH2O, chosen so that one hand on an adult's mask loses about what Khoury's did (2016: 590 mL squeezed, 334
// given); a smaller mask leaks as much less as its patient breathes (mark D).
const (
	oneHand  = 38.0
	twoHands = 3.0

	adultBreath = 450.0 // mL
)

// device is the bag that the kit makes, put on a patient.
func (k *kit) device(n *need) device.Device {
	settings := []device.Setting{{Channel: device.BagCapno, Value: 1}, {Channel: device.BagFilter, Value: 1}}
	set := func(ch uint8, v float64) { settings = append(settings, device.Setting{Channel: ch, Value: v}) }
	for i, id := range bagIDs {
		if id == k.bag {
			set(device.BagSort, float64(i))
		}
	}
	set(device.BagOxygen, amount(k.oxygen))
	set(device.BagPEEP, amount(k.peep))
	reservoir, size := 0.0, n.volume.middle()/adultBreath
	if k.reservoir == "on" {
		reservoir = 1
	}
	set(device.BagReservoir, reservoir)
	switch k.seal {
	case "one":
		set(device.BagLeak, float64(oneHand*size))
	case "two":
		set(device.BagLeak, float64(twoHands*size))
	}
	return device.New(device.Spec{Kind: device.Bag, Settings: settings})
}

// amount is the number that an answer's id is.
func amount(id string) float64 {
	switch id {
	case "15":
		return 15
	case "10":
		return 10
	case "5":
		return 5
	case "4":
		return 4
	}
	return 0
}

// form asks for the kit; a patient with a tube has no mask to hold.
func (n *need) form() skill.Form {
	choice := func(id, label string, options ...skill.Option) skill.Field {
		return skill.Field{ID: id, Label: label, Kind: skill.Choice, Options: options}
	}
	f := skill.Form{Fields: []skill.Field{
		choice("bag", "Bag", skill.Option{ID: "adult", Label: "Self-inflating, adult, 1.5 L"}, skill.Option{ID: "child", Label: "Self-inflating, child, 500 mL, blows off at 40 cmH2O"},
			skill.Option{ID: "infant", Label: "Self-inflating, newborn, 240 mL, blows off at 30 cmH2O"}, skill.Option{ID: "mapleson", Label: "Mapleson C, 2 L"}),
		choice("oxygen", "Oxygen", skill.Option{ID: "15", Label: "15 L/min"}, skill.Option{ID: "4", Label: "4 L/min"}, skill.Option{ID: "0", Label: "None: air"}),
		choice("reservoir", "Reservoir", skill.Option{ID: "on", Label: "On the bag"}, skill.Option{ID: "off", Label: "Off"}),
		choice("peep", "PEEP valve", skill.Option{ID: "0", Label: "None"}, skill.Option{ID: "5", Label: "5 cmH2O"}, skill.Option{ID: "10", Label: "10 cmH2O"}),
	}}
	if n.mask {
		f.Fields = append(f.Fields, choice("seal", "Mask", skill.Option{ID: "one", Label: "One hand on the mask, the other on the bag"},
			skill.Option{ID: "two", Label: "Both hands on the mask; a second person squeezes when you say"}))
	}
	return f
}

// chosen is the kit in a form.
func chosen(f *skill.Form) kit {
	k := kit{f.Value("bag"), f.Value("oxygen"), f.Value("reservoir"), f.Value("peep"), f.Value("seal")}
	if k.seal == "" {
		k.seal = "none"
	}
	return k
}

package wave

// Channel is one trace of the bedside.
type Channel uint8

// The channels, in the order of a monitor from the top down.
const (
	ChannelECG      Channel = iota // mV
	ChannelPleth                   // 0..1
	ChannelArterial                // mmHg
	ChannelCO2                     // kPa
	ChannelPaw                     // cmH2O
	ChannelFlow                    // L/s
	ChannelCVP                     // mmHg
	ChannelFHR                     // beats/min
	ChannelToco                    // mmHg
	ChannelCount
)

// Sample reads one channel at this moment, in its own unit.
func Sample(c Channel, p *Params, ph *Phase) float64 {
	switch c {
	case ChannelECG:
		return ECG(p, ph)
	case ChannelPleth:
		return Pleth(p, ph)
	case ChannelArterial:
		return Arterial(p, ph)
	case ChannelCO2:
		return CO2(p, ph)
	case ChannelPaw:
		return Paw(p, ph)
	case ChannelFlow:
		return Flow(p, ph)
	case ChannelCVP:
		return CVP(p, ph)
	case ChannelFHR:
		return FHR(p, ph)
	case ChannelToco:
		return Toco(p, ph)
	}
	return 0
}

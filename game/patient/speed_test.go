package patient

import "testing"

// One operation is one second of one patient, breath by breath.
func BenchmarkPatientSecond(b *testing.B) {
	for _, c := range []struct {
		preset string
		v      Ventilation
	}{{"adult", alone()}, {"ards", caseSettings()}} {
		b.Run(c.preset, func(b *testing.B) {
			s := New(preset(b, c.preset), c.v)
			var in Inputs
			b.ReportAllocs()
			b.ResetTimer()
			for range b.N {
				for range TicksPerSecond {
					in.Airway = c.v.Airway(s.Tick)
					s.Step(&in)
				}
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "patient-s/s")
		})
	}
}

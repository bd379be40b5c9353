package patient

import "testing"

// One operation is one second of one patient.
func BenchmarkPatientSecond(b *testing.B) {
	for _, name := range []string{"adult", "ards"} {
		b.Run(name, func(b *testing.B) { timed(b, name, seconds) })
		b.Run(name+"-mean", func(b *testing.B) { timed(b, name, meanly) })
	}
}

func timed(b *testing.B, name string, run func(*State, *Ventilation, int)) {
	v := support(name)
	s := New(preset(b, name), v)
	b.ReportAllocs()
	b.ResetTimer()
	run(&s, &v, b.N)
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "patient-s/s")
}

// seconds runs breath by breath a patient to whom nothing is given, which the engine says of whoever has no infusion.
func seconds(s *State, v *Ventilation, n int) {
	in, cycle := Inputs{Quiet: true}, v.Cycle()
	for range n * TicksPerSecond {
		in.Airway = *cycle.At(s.Tick)
		s.Step(&in)
	}
}

// meanly runs by mean ventilation.
func meanly(s *State, v *Ventilation, n int) {
	in := Inputs{Quiet: true}
	for range n * TicksPerSecond / meanTicks {
		s.StepMean(&in, v)
	}
}

func TestNeitherBreathsNorMeansAllocate(t *testing.T) {
	for _, name := range []string{"adult", "ards"} {
		for mode, run := range map[string]func(*State, *Ventilation, int){"breath by breath": seconds, "mean ventilation": meanly} {
			v := support(name)
			s := New(preset(t, name), v)
			if n := testing.AllocsPerRun(10, func() { run(&s, &v, 1) }); n != 0 {
				t.Errorf("%s, %s: a second allocates %v times", name, mode, n)
			}
		}
	}
}

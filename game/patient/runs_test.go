//go:build !soak

package patient

// randomRuns is how many random patients are treated at random in every test run, four minutes each: 1.4 million steps. make soak treats more.
const randomRuns = 120

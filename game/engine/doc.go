// Package engine decides. It owns State (everything true now), Step (the one function that moves it), Legal (what may be done) and
// Observe (all that a trainee can perceive). Step is pure: the same Scenario, State and Input give the same bits on every processor.
//
// It may import game/num, game/patient, game/wave, game/device and game/news. It knows nothing of files, screens, databases or clocks.
//
// The caller's obligations, in order:
//
//  1. Compile a Scenario once (package scenario) and never change it.
//  2. Start a run: Start(scenario, seed, variant) gives the State at tick 0.
//  3. Give inputs one at a time to Step; on an error the State is unchanged and the error says why in a trainee's words.
//  4. Keep the inputs. They, the seed and the scenario are the run: folding Step over them gives the same State and events.
//  5. Show a trainee Observe(scenario, state) and perceivable events only; State itself is for the debrief, the bots' referee and tests.
package engine

// Version is raised whenever the same inputs would give another State. Stored runs of another version stay readable but are not replayed.
const Version = 6

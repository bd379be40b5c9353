// Package nav is the contract between the root model and its screens: what a screen is, and what it may ask the root to do. What everything that
// shows a screen does with it (the root, the author's desk, the room's wall) stands in host.go.
//
// Screens import nav, the drawing kit and what they show; of each other only the bedside an exercise, the work of hands. A screen of play never
// imports the truth (game/patient, game/device): it reads an Observation.
package nav

import (
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/sitting"
	"downtime/cmd/downtime/ui"
	"downtime/game/run"
	"downtime/game/skill"
)

// Screen is one full-screen view. Update gets keys, mouse and paste when it is on top, and every other message always; it returns itself
// and, synchronously, what it asks the root for. View is pure and fills exactly the body it was last told of.
type Screen interface {
	Init() tea.Cmd
	Update(tea.Msg) (Screen, tea.Cmd, Intent)
	View() Frame
	Keys() []key.Binding // for the footer and for ?, in order of importance
}

// Frame is what a screen draws.
type Frame struct {
	Heading ui.Heading // the top line; the root adds the saved state
	Body    string     // exactly the body's width and height
	Modal   bool       // the screen takes every key (a text field, a bout): no global letter keys
	Release bool       // asks the terminal for key releases
	Mouse   bool
	Cursor  *tea.Cursor // in the body; the root shifts it
}

// Body is sent to a screen as its size: the area under the header and above the footer.
type Body struct{ Width, Height int }

// ThemeMsg is sent to every screen when the theme changes.
type ThemeMsg struct{ Theme ui.Theme }

// HelpReadMsg is sent to the top screen when the page of keys over it is closed: whoever opened it by a key is back.
type HelpReadMsg struct{}

// HeardMsg is sent to the top screen when a word that was read aloud to the room has changed the run in play.
type HeardMsg struct{}

// Intent is what a screen asks of the root. Nil: stay.
type Intent interface{ intent() }

// The intents.
type (
	// Back pops this screen.
	Back struct{}
	// Home goes back to the first screen.
	Home struct{}
	// Quit saves, says so, and leaves.
	Quit struct{}
	// Profiles opens the list of profiles.
	Profiles struct{}
	// Settings opens the settings.
	Settings struct{}
	// History opens the list of past runs.
	History struct{}
	// Tutorial begins the tutorial.
	Tutorial struct{}
	// Brief announces a case.
	Brief struct{ Scenario string }
	// Play begins a run. Seed 0: chosen; Variant "": the seed draws it.
	Play struct {
		Scenario, Variant string
		Seed              uint64
		Practice          bool
	}
	// Resume takes up a stored run.
	Resume struct{ Run string }
	// Debrief opens the debrief of a sitting that is over, or of a stored run.
	Debrief struct {
		Sitting *sitting.Sitting
		Run     string
	}
	// Branch goes on from an instant of a run that is over, in a practice run of its own; From is the run it came from.
	Branch struct {
		From string
		Run  *run.Run
	}
	// Leave leaves a run in progress: it is kept.
	Leave struct{ Sitting *sitting.Sitting }
	// Use switches to the profile with this path.
	Use struct{ Profile string }
	// Lab opens the Skills Lab.
	Lab struct{}
	// Practise begins a go at a skill. Seed 0: chosen.
	Practise struct {
		Skill string
		Setup skill.Setup
	}
	// TakeUp goes on with a stored go.
	TakeUp struct{ Go string }
	// PutDown leaves the go in play: it is kept, or was closed.
	PutDown struct{}
	// Assess opens the result of the go in play, which is done, or of a stored one.
	Assess struct{ Go string }
)

func (Back) intent()     {}
func (Home) intent()     {}
func (Quit) intent()     {}
func (Profiles) intent() {}
func (Settings) intent() {}
func (History) intent()  {}
func (Tutorial) intent() {}
func (Brief) intent()    {}
func (Play) intent()     {}
func (Resume) intent()   {}
func (Debrief) intent()  {}
func (Branch) intent()   {}
func (Leave) intent()    {}
func (Use) intent()      {}
func (Lab) intent()      {}
func (Practise) intent() {}
func (TakeUp) intent()   {}
func (PutDown) intent()  {}
func (Assess) intent()   {}

// Prefs are the settings that screens of play need.
type Prefs struct {
	Live      bool // the clock runs by itself; otherwise it moves when you act
	Bell      bool
	Metronome bool
	Timing    skill.Timing // of goes in the Skills Lab
	ui.Settings
}

// Context is what a screen is made with. It is a value: nothing in it is shared and changed.
type Context struct {
	Theme ui.Theme
	Prefs Prefs
	Now   func() time.Time
	Hold  bool // the terminal reports key releases
	Slow  bool // the terminal is at the far end of a line: draw no more often than needed

	Silent bool // a session tells nothing of a run that is over yet
}

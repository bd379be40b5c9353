// Package desk is where an author sits: it watches the folder of one scenario, checks it each time it is saved, shows each problem with the line it
// stands in, and plays the case from any second of any of its truths, with the truth beside the bedside.
//
// It may import content, game, the screens of play and the drawing kit. It may see what no screen of play may: the State of its own runs, which are
// never saved. It writes nothing.
package desk

import (
	"time"

	"downtime/cmd/downtime/screens/nav"
	"downtime/cmd/downtime/sitting"
	"downtime/content"
	"downtime/game/walk"
)

// Deps are what a desk works with.
type Deps struct {
	Folder        string           // of the scenario
	Library       *content.Library // checks, compiles and walks a folder
	Players       walk.Players
	Who           []string                                       // the players there are, for the seconds before the author takes over
	Bedside       func(nav.Context, *sitting.Sitting) nav.Screen // makes the screen of play
	Env           []string
	Now           func() time.Time
	Width, Height int // of the terminal at the start; 0: not known yet
}

// Package liar is the skill of telling a device that lies from one that is right about something odd: short vignettes, a readout, two or three
// cheap checks, and then a probability and a decision. It yields the number of judgements that calibration needs and no case can.
//
// Every vignette is half of a pair: one opening, two truths. Which of them is played is the seed's. Drill has half of the devices at fault and
// tells at once; shift has one in seven, as work has few, and tells at the end. The two are never pooled (Wolfe 2007, 10.1037/0096-3445.136.4.623: rare
// targets are missed by a shift of criterion, and bursts of common ones with feedback put it back).
//
// It owns the draw, the marking and the trials; the pairs are content (skills/liar.yaml). It may import game/num and game/skill.
package liar

import "downtime/game/skill"

// The modes.
const (
	Drill = "drill"
	Shift = "shift"
)

var sources = []skill.Source{
	{ID: "straw2024", Text: "Straw I et al. J Med Internet Res 2024;26:e50505: trust without limit until a doubt is planted, and then everything off", Mark: "V"},
	{ID: "brier", Text: "Brier GW. Mon Weather Rev 1950;78:1-3: a score by which the honest probability pays best", Mark: "K"},
	{ID: "wolfe2007", Text: "Wolfe JM et al. J Exp Psychol Gen 2007;136:623-38, 10.1037/0096-3445.136.4.623: rare targets are missed more often", Mark: "V"},
	{ID: "made-up", Text: "Vignettes and likelihood ratios made up for the simulation", Mark: "D"},
}

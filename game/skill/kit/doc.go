// Package kit is the skill of packing the battle bag: what a ward needs when the screens go dark, and finding what in a packed bag is missing,
// out of date or useless before the night on which it is opened.
//
// It owns the drawing of the shelf and of the bag's state, and the marking; the items are content (skills/kit.yaml). It may import game/num
// and game/skill.
package kit

import "downtime/game/skill"

var sources = []skill.Source{
	{ID: "straw2024", Text: "Straw I et al. J Med Internet Res 2024;26:e50505: every hospital group of the workshop asked for battle bags", Mark: "V"},
	{ID: "nhs724", Text: "NHS downtime trolleys: a charged computer with backed-up record, a sister trolley, paper packs for every bed and spares", Mark: "V"},
	{ID: "safer", Text: "SAFER guides (US): pre-printed forms for at least 8 hours, and a way to communicate without the network", Mark: "V"},
	{ID: "made-up", Text: "Contents of this bag and its faults, chosen for the simulation", Mark: "D"},
}

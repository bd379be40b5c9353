// Package ward is the skill of ranking a ward by dependence on the compromised technology: who is looked at first, and who is not on this
// list at all, however ill.
//
// It owns the technology-dependence priority, a design of our own ([D]: no published, validated tool was found), and the marking. It never
// replaces triage: an airway, breathing or circulation in danger comes first whatever runs on what. It may import game/rank, game/num
// and game/skill.
package ward

import "downtime/game/skill"

var sources = []skill.Source{
	{ID: "straw2024", Text: "Straw I et al. J Med Internet Res 2024;26:e50505: clinicians ranked patients by the part that technology played", Mark: "V"},
	{ID: "tdp", Text: "Technology-dependence priority: a rule made for this simulation, not validated; at least five clinicians should rank before anyone is graded by it", Mark: "D"},
	{ID: "vigna2015", Text: "Vigna S. WWW 2015, 10.1145/2736277.2741088: weighted rank correlation", Mark: "K"},
}

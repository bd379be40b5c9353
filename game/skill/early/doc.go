// Package early is the skill of scoring NEWS2 by hand: three sets of observations on paper, the right scale for saturation, the points, the total,
// and what the total asks of the ward.
//
// It owns the patients it draws and the marking. The thresholds are game/news's. It may import game/news, game/num, game/skill,
// and game/engine for what a case gives.
package early

import "downtime/game/skill"

// sources are those of the lines.
var sources = []skill.Source{
	{ID: "rcp2017", Text: "Royal College of Physicians. National Early Warning Score (NEWS) 2. London: RCP, 2017", Mark: "V"},
	{ID: "made-up", Text: "Observations drawn for the simulation; time standard chosen for it", Mark: "D"},
}

// New is the skill.
func New() skill.Skill {
	return skill.Skill{
		ID: "news2", Title: "Score NEWS2 by hand", Minutes: 4,
		Standard: "Every total and every response right, on three patients, at the level with the clock",
		About: "When the tablets are down nobody adds up the early warning score for you. Seven observations, each worth 0 to 3 points; two scales for " +
			"oxygen saturation, the second only where a target of 88 to 92 % is prescribed; and a total that says who must come.",
		Levels:  []string{"Scale 1, no clock", "Both scales, no clock", "Both scales, against the clock"},
		Untimed: []int{0, 1},
		Sources: sources,
		Begin:   begin,
		Bots:    []skill.Bot{{Name: "good", Play: playWell}, {Name: "usual", Play: playAsMost}},
	}
}

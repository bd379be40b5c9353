package content

import (
	"downtime/game/skill"
	"downtime/game/skill/early"
)

// Skills are the manual skills in the order of the lab. An error says which file of content/skills is broken, and where.
func Skills() ([]skill.Skill, error) {
	return []skill.Skill{
		early.New(),
	}, nil
}

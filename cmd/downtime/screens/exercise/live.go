package exercise

import (
	"downtime/cmd/downtime/ui"
	"downtime/game/skill"
)

// motion is what of a live picture lies between two views.
type motion struct{}

// follow takes a new view after so many seconds. It reports whether something was heard that a bell could ring for.
func (m *motion) follow(*skill.View, float64) bool { return false }

func (s *Screen) hasPicture() bool { return false }

func (s *Screen) pictureWidth(int) int { return 40 }

func (s *Screen) picture(w int) string { return ui.Fill("", w, 1) }

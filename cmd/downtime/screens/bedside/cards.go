package bedside

import (
	tea "charm.land/bubbletea/v2"

	"downtime/cmd/downtime/screens/nav"
)

// Actions by which the cards of a case are read have these ids in every case.
const (
	readHowTo      = "howto-card"
	readActionCard = "action-card"
)

func (s *Screen) cardOf(action string) string {
	switch action {
	case readHowTo:
		return s.sc.HowTo
	case readActionCard:
		return s.sc.ActionCard
	}
	return ""
}

// readHowTo takes the laminated card in hand. It costs what the case says; nothing if the case has no action for it.
func (s *Screen) readHowTo() tea.Cmd {
	for i := range s.keys {
		if s.keys[i].id == readHowTo {
			return s.begin(&s.keys[i], anyone)
		}
	}
	if s.sc.HowTo != "" {
		s.layer = &card{title: "How-to card", text: s.sc.HowTo}
	}
	return nil
}

func (s *Screen) askLeave() {
	text := "The run is kept as it stands, to the second. You can take it up again where you left it."
	if s.sit.Branched {
		text = "This practice run is then closed, and you go back to where it was branched off. It was never scored."
	}
	s.layer = &question{
		title: "Leave the case?",
		text:  text,
		yes: func() (tea.Cmd, nav.Intent) {
			cmd := s.stopBout()
			s.layer = nil
			s.sit.Pause()
			return cmd, nav.Leave{Sitting: s.sit}
		},
	}
}

// Package report is the skill of reporting a device in under three minutes and keeping the evidence: a first stage at the bedside, a second that is
// handed to who completes it, or all of it handed properly to the day team when the night leaves no time.
//
// It owns the incidents it draws, the marking, the look for identifiable data in free text, and the texts composed from one entry. Incidents are
// content, handed to New. It may import game/num and game/skill.
package report

import "downtime/game/skill"

// sources are those of the lines.
var sources = []skill.Source{
	{ID: "yellow", Text: "MHRA. Yellow Card, medical devices: report soon, keep the device, suspicion suffices", Mark: "V"},
	{ID: "adopters", Text: "NHS AI and Digital Regulations Service, reporting safety issues to the MHRA, 2023: a near miss counts", Mark: "V"},
	{ID: "mps", Text: "Medical Protection Society, removal of medical equipment after death, 2014", Mark: "V"},
	{ID: "care-hub", Text: "Digital Care Hub, respond to a cyber incident: leave it powered, log off, unplug the network, quarantine media", Mark: "V"},
	{ID: "evans2006", Text: "Evans SM, et al. Qual Saf Health Care 2006;15:39-43. doi 10.1136/qshc.2004.012559: forms take too long, feedback never comes", Mark: "V"},
	{ID: "candour", Text: "Duty of candour: in person, by a senior first, as soon as can be (Regulation 20, SI 2014/2936)", Mark: "V"},
	{ID: "lfpse", Text: "NHS England, Learn from patient safety events (LFPSE): levels of physical harm, from general knowledge. Low: more observation or minor treatment", Mark: "K"},
	{ID: "keep", Text: "Evidence kept and left alone, from general knowledge of device investigation", Mark: "K"},
	{ID: "made-up", Text: "Two-stage form, its 70, 20 and 10 points and its three minutes, incidents and notices made up for the simulation", Mark: "D"},
}

// New is the skill with the incidents of the book.
func New(b Book) (skill.Skill, error) {
	if err := b.check(); err != nil {
		return skill.Skill{}, err
	}
	return skill.Skill{
		ID: "report", Title: "Report a device and keep the evidence", Minutes: 3,
		Standard: "90 of 100 or more with the right device and serial number, somebody told, evidence kept and none destroyed, and nobody recognisable in the free text, among look-alike labels",
		About: "Most of what devices do wrong is never reported: the form is long, and nobody answers. This one has two stages. At the bedside, in under three minutes: is the " +
			"patient safe, which device and serial number, what it was set to and what it did, harm, what you kept, whom you told. Later others add the logs and send it on. " +
			"Keep the device as it is: do not clean, reset, restart, return or discard it. At three in the morning a proper handover does nearly as much.",
		Levels:  []string{"A plain label", "Any hour, any evidence", "Look-alike labels"},
		Sources: sources,
		Begin:   func(s skill.Setup) skill.Exercise { return begin(&b, s) },
		Bots:    []skill.Bot{{Name: "good", Play: playWell}, {Name: "usual", Play: playAsMost}},
	}, nil
}

package engine

// EventKind says what happened.
type EventKind uint8

// The kinds of event. Hidden ones never reach a trainee before the end.
const (
	Began       EventKind = iota // Ref action, By person
	Finished                     // Ref action, By person
	Found                        // Ref action, Sub finding, Val numbers of its text
	Noted                        // Ref text, Val numbers
	SceneOpened                  // Ref scene, Val numbers of its text
	SceneChosen                  // Ref scene, Sub choice; By -1 when the deadline chose
	ScenePassed                  // Ref scene: closed without an answer
	Replied                      // Ref scene, Sub choice, Val numbers of the reply
	ClueSeen                     // Ref clue
	Believed                     // Ref device, Val[0] p
	AlarmBegan                   // Ref device, Sub alarm, Val[0] priority
	AlarmEnded                   // Ref device, Sub alarm
	DeviceSet                    // Ref device, Sub channel, Val[0] from, Val[1] to; by the trainee
	DeviceMode                   // Ref device, Sub mode
	LimitSet                     // Ref device, Sub alarm, Val low high
	AirwayNow                    // Ref patient, Sub device or -1
	HandsOn                      // Ref bag device, By person
	HandsOff                     // Ref bag device, By person
	HandsFull                    // By person; Sub 0: Ref bag device, asked to take it with both hands busy; Sub 1: Ref action, broken off for a chest
	Arrived                      // Sub 0 person 1 device, Ref index
	Acted                        // Ref device, Sub act
	Reported                     // Ref action, Val[0] critical facts right, Val[1] critical facts asked
	Ended                        // Ref ending or -1 for the time limit
	// Hidden from the trainee until the debrief:
	FaultBegan     // Ref device, Sub fault kind
	FaultEnded     // Ref device, Sub fault kind
	ClueAvailable  // Ref clue
	CriterionMet   // Ref criterion
	CriticalFailed // Ref critical
	ArrestBegan    // Ref patient
	ArrestEnded    // Ref patient
)

// Hidden reports whether a trainee may not perceive events of this kind during the run.
func (k EventKind) Hidden() bool { return k >= FaultBegan }

// Event is a fact that came out of a step, with its tick and its cause: the number of the input, counted from 1, that led to it
// (0: the course of things).
type Event struct {
	Tick  int64             `json:"tick"`
	Kind  EventKind         `json:"kind"`
	Ref   int               `json:"ref"`
	Sub   int               `json:"sub,omitempty"`
	By    int               `json:"by,omitempty"`
	Val   [MaxHoles]float64 `json:"val"`
	Cause int64             `json:"cause,omitempty"`
}

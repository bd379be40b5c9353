// Package plain is the linear mode, for screen readers, pipes and terminals that only print: it appends lines, draws no boxes, redraws
// nothing, says vital signs and units in words, alarms first, and reaches the same Card as the screens.
//
// During a run it reads an Observation and the scenario's words through a Sitting; never the truth, which only the debrief tells.
package plain

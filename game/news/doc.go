// Package news scores NEWS2, the National Early Warning Score of British hospitals.
//
// Source: Royal College of Physicians. National Early Warning Score (NEWS) 2:
// Standardising the assessment of acute-illness severity in the NHS. Updated report of a
// working party. London: RCP, 2017. The thresholds are the College's, which it lets
// everybody use and asks to be acknowledged for.
//
// The score is worked out from what is seen and displayed, so that a device that lies
// falsifies it; the same score of the true values is for the debrief alone. It is not
// for children under 16 nor in pregnancy.
//
// It owns the thresholds and the arithmetic. It imports what stands below it in game:
// a monitor to read and a patient to read.
package news

package scenario

// Code numbers a kind of problem. A number is never used again for another kind.
type Code string

// The form of the files, found by package content while it reads them.
const (
	CodeFile     Code = "S001" // the folder is not a scenario
	CodeBytes    Code = "S002" // not plain UTF-8 text
	CodeTooBig   Code = "S003" // too large or too deeply nested to be a scenario
	CodeSyntax   Code = "S004" // not YAML
	CodeYAMLForm Code = "S005" // YAML that a scenario may not use
	CodeKey      Code = "S006" // no such key
	CodeTwice    Code = "S007" // a key written twice
	CodeValue    Code = "S008" // a value of the wrong type
	CodeEmpty    Code = "S009" // a key without a value
)

// Names and values.
const (
	CodeMissing   Code = "S020" // something required is absent
	CodeID        Code = "S021" // an id is badly formed
	CodeDuplicate Code = "S022" // an id is used twice
	CodeUnknown   Code = "S023" // a name that nothing has
	CodeWord      Code = "S024" // a word outside a fixed list
	CodeFolder    Code = "S025" // the folder is not named as the id
	CodeCap       Code = "S026" // more than the engine holds
	CodeRange     Code = "S027" // a number out of range
	CodeConflict  Code = "S028" // fields that exclude or need one another
	CodeDate      Code = "S029" // not a date or hour
)

// Conditions and texts.
const (
	CodeExpr       Code = "S030" // not an expression
	CodeForbidden  Code = "S031" // an operator or form that conditions do not have
	CodeExprName   Code = "S032" // a name that conditions do not have
	CodeType       Code = "S033" // a number where yes-or-no is wanted, or the reverse
	CodeArguments  Code = "S034" // arguments that do not fit
	CodeHidden     Code = "S035" // the expert would see what no trainee can
	CodeTooComplex Code = "S036" // too long or too deep
	CodeNoActor    Code = "S037" // value or by() where nobody acts
	CodeHole       Code = "S038" // a {hole} that cannot be filled
	CodeAt         Code = "S039" // "@" that stands for nothing
)

// The shape of the case.
const (
	CodeIdle        Code = "S040" // an action that does nothing
	CodeUnreachable Code = "S041" // a part of the case that is never reached
	CodeDeadEnd     Code = "S042" // a scene that cannot be answered
	CodeNoChange    Code = "S043" // a choice that changes nothing
	CodeDeadline    Code = "S044" // a scene without a deadline
	CodeDefault     Code = "S045" // a scene without a usable default
	CodeEnding      Code = "S046" // an ending that never comes
	CodeFlag        Code = "S047" // a flag that is only written or only read
	CodeKeyTaken    Code = "S048" // two actions want one key
	CodeMenu        Code = "S049" // the menu gives the hidden truth away
)

// The matched set and its evidence.
const (
	CodeSetup      Code = "S050" // a variant that its kind needs a setup for has none
	CodeFaulty     Code = "S051" // faulty devices that do not fit the variant's kind
	CodeMatchedSet Code = "S052" // one of the four kinds is absent
	CodeInnocent   Code = "S053" // less than half of what is drawn is innocent
	CodeClues      Code = "S054" // fewer than two independent clues
	CodeHarm       Code = "S055" // harm weights do not sum to 1
	CodeClueLost   Code = "S056" // a clue that nothing gives
	CodeRatio      Code = "S057" // a likelihood ratio that says nothing
	CodeClueLate   Code = "S058" // clues that come too late
	CodeFallback   Code = "S059" // a fault without a fallback
)

// Scores and sources.
const (
	CodeReason      Code = "S060" // a scored line without its reason
	CodeSourced     Code = "S061" // a scored line without its source
	CodeSource      Code = "S062" // a source that does not resolve
	CodeMark        Code = "S063" // a number or source without its mark
	CodePoints      Code = "S064" // a domain that can only lose points
	CodeUtility     Code = "S065" // acts without a price
	CodeExpertEmpty Code = "S066" // no expert rule
	CodePrices      Code = "S067" // one act is best whatever is believed
	CodeExpertFails Code = "S068" // the expert commits a critical failure
	CodeUnearned    Code = "S069" // a scored line that no run can earn
)

// Words.
const (
	CodeTooLong   Code = "S070" // too long for a screen of 80 by 24
	CodeContact   Code = "S071" // looks like a real telephone number, address or identifier
	CodeNoWords   Code = "S072" // a words file is missing or empty
	CodeNoReview  Code = "S073" // no author, reviewer or date of review
	CodeAtWork    Code = "S074" // the debrief does not say how it is at work
	CodeGivenAway Code = "S075" // the title stands where it gives the case away
	CodeUnwarned  Code = "S076" // a death that no warning announces
	CodeOwed      Code = "S077" // a case that does not say who owed what
)

// Fairness.
const (
	CodeContrary Code = "S080" // likelihood ratios that contradict the variants
	CodeTwin     Code = "S081" // a variant without its twin
	CodeNoJudge  Code = "S082" // no device to judge
	CodeNoHelp   Code = "S083" // help that cannot always be called
	CodeNoHands  Code = "S084" // a bag that nobody squeezes

	CodeAlike      Code = "S085" // two variants that are one
	CodeNoDeed     Code = "S086" // a decision that changes nothing at the bedside
	CodeFreeHands  Code = "S087" // a fallback that takes nobody
	CodeNoDecision Code = "S088" // a fault that no decision is about
	CodeHelpUnpaid Code = "S089" // nothing is earned by asking for help
)

// Scripted tests.
const (
	CodeWalk     Code = "S090" // a line of a walk that cannot be read
	CodeWalkName Code = "S091" // a name or condition in a walk that nothing has
	CodeWalkFail Code = "S092" // a walk that comes out otherwise
)

// Skills of the hands inside a case.
const (
	CodeSkill Code = "S100" // a skill that does not fit its action
)

// CodeTitle says in a few words what a code means, for a list of diagnostics.
func CodeTitle(c Code) string { return codes[c].title }

// SeverityOf says what a problem of a code costs.
func SeverityOf(c Code) Severity { return c.severity() }

func (c Code) severity() Severity { return codes[c].severity }

var codes = map[Code]struct {
	title    string
	severity Severity
}{
	CodeFile:        {"the folder is not a scenario", Error},
	CodeBytes:       {"not plain UTF-8 text", Error},
	CodeTooBig:      {"too large or too deeply nested", Error},
	CodeSyntax:      {"not YAML", Error},
	CodeYAMLForm:    {"YAML that a scenario may not use", Error},
	CodeKey:         {"unknown key", Error},
	CodeTwice:       {"key written twice", Error},
	CodeValue:       {"value of the wrong type", Error},
	CodeEmpty:       {"key without a value", Error},
	CodeMissing:     {"required but absent", Error},
	CodeID:          {"badly formed id", Error},
	CodeDuplicate:   {"id used twice", Error},
	CodeUnknown:     {"unknown name", Error},
	CodeWord:        {"word outside a fixed list", Error},
	CodeFolder:      {"folder not named as the id", Error},
	CodeCap:         {"more than the engine holds", Error},
	CodeRange:       {"number out of range", Error},
	CodeConflict:    {"fields that exclude or need one another", Error},
	CodeDate:        {"not a date or hour", Error},
	CodeExpr:        {"not an expression", Error},
	CodeForbidden:   {"form that conditions do not have", Error},
	CodeExprName:    {"unknown name in a condition", Error},
	CodeType:        {"number and yes-or-no confused", Error},
	CodeArguments:   {"arguments that do not fit", Error},
	CodeHidden:      {"hidden quantity in an expert rule", Error},
	CodeTooComplex:  {"expression too long or too deep", Error},
	CodeNoActor:     {"value or by() where nobody acts", Error},
	CodeHole:        {"hole that cannot be filled", Error},
	CodeAt:          {"@ that stands for nothing", Error},
	CodeIdle:        {"action that does nothing", Warning},
	CodeUnreachable: {"never reached", Warning},
	CodeDeadEnd:     {"scene that cannot be answered", Warning},
	CodeNoChange:    {"choice that changes nothing", Warning},
	CodeDeadline:    {"scene without a deadline", Warning},
	CodeDefault:     {"scene without a usable default", Warning},
	CodeEnding:      {"ending that never comes", Warning},
	CodeFlag:        {"flag only written or only read", Warning},
	CodeKeyTaken:    {"two actions want one key", Error},
	CodeMenu:        {"menu gives the hidden truth away", Error},
	CodeSetup:       {"variant without a setup", Warning},
	CodeFaulty:      {"faulty devices do not fit the kind", Error},
	CodeMatchedSet:  {"matched set is incomplete", Warning},
	CodeInnocent:    {"less than half is innocent", Warning},
	CodeClues:       {"fewer than two independent clues", Warning},
	CodeHarm:        {"harm weights do not sum to 1", Error},
	CodeClueLost:    {"clue that nothing gives", Warning},
	CodeRatio:       {"likelihood ratio that says nothing", Error},
	CodeReason:      {"scored line without a reason", Warning},
	CodeSourced:     {"scored line without a source", Warning},
	CodeSource:      {"source that does not resolve", Error},
	CodeMark:        {"number or source without its mark", Warning},
	CodePoints:      {"domain that can only lose points", Error},
	CodeUtility:     {"acts without a price", Error},
	CodeExpertEmpty: {"no expert rule", Warning},
	CodeTooLong:     {"text too long for the screen", Warning},
	CodeContact:     {"looks like a real contact or identifier", Warning},
	CodeNoWords:     {"words file missing or empty", Warning},
	CodeNoReview:    {"no author, reviewer or date", Warning},
	CodeClueLate:    {"clues that come too late", Warning},
	CodeFallback:    {"fault without a fallback", Warning},
	CodePrices:      {"one act is best whatever is believed", Warning},
	CodeExpertFails: {"the expert commits a critical failure", Warning},
	CodeUnearned:    {"scored line that no run can earn", Warning},
	CodeAtWork:      {"debrief does not say how it is at work", Warning},
	CodeGivenAway:   {"title stands where it gives the case away", Warning},
	CodeUnwarned:    {"death that no warning announces", Warning},
	CodeOwed:        {"not said who owed what", Warning},
	CodeContrary:    {"likelihood ratio against its variants", Warning},
	CodeTwin:        {"variant without its twin", Warning},
	CodeNoJudge:     {"no device to judge", Warning},
	CodeNoHelp:      {"help that cannot always be called", Warning},
	CodeNoHands:     {"bag that nobody squeezes", Warning},
	CodeAlike:       {"two variants that are one", Warning},
	CodeNoDeed:      {"decision that does nothing", Warning},
	CodeFreeHands:   {"fallback that takes nobody", Warning},
	CodeNoDecision:  {"fault that no decision is about", Warning},
	CodeHelpUnpaid:  {"help that earns nothing", Warning},
	CodeWalk:        {"line of a walk that cannot be read", Error},
	CodeWalkName:    {"unknown name in a walk", Error},
	CodeWalkFail:    {"walk that comes out otherwise", Warning},
	CodeSkill:       {"skill that does not fit its action", Error},
}

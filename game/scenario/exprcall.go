package scenario

import (
	"github.com/expr-lang/expr/ast"

	"downtime/game/device"
	"downtime/game/engine"
)

// argument is what a function takes in one place.
type argument uint8

const (
	aPatient argument = iota
	aDevice
	aPerson
	aFlag
	aScene
	aClue
	aVariant
	aKind
	aMode     // of the device before it
	anAct     // of the device before it
	aBag      // a device that is a bag
	aDriver   // a device or "none"
	anAlarm   // of the device before it; may be left out
	anAction  // A the first, B how many
	aTarget   // of the action before it; may be left out
	aChoice   // of the scene before it
	aPersonOr // a person or a device: A says which
	aFact     // a field of the device report
)

// function is one function of conditions.
type function struct {
	name   string
	code   engine.OpCode
	takes  []argument
	gives  kindOf
	hidden string // what it would tell the expert; empty: observable
	menu   bool   // may not decide what is offered
}

var functions = []function{
	{"mode", engine.OpMode, []argument{aDevice, aMode}, logical, "", false},
	{"alarm", engine.OpAlarm, []argument{aDevice, anAlarm}, logical, "", false},
	{"drives", engine.OpDrives, []argument{aPatient, aDriver}, logical, "", false},
	{"holds", engine.OpHolds, []argument{aPerson, aBag}, logical, "", false},
	{"free", engine.OpFree, []argument{aPerson}, logical, "", false},
	{"here", engine.OpHere, []argument{aPersonOr}, logical, "", false},
	{"flag", engine.OpFlag, []argument{aFlag}, numeric, "the case's own flags", false},
	{"done", engine.OpDone, []argument{anAction, aTarget}, logical, "", false},
	{"since", engine.OpSince, []argument{anAction, aTarget}, numeric, "", false},
	{"times", engine.OpTimes, []argument{anAction, aTarget}, numeric, "", false},
	{"open", engine.OpOpen, []argument{aScene}, logical, "", false},
	{"chose", engine.OpChose, []argument{aScene, aChoice}, logical, "", false},
	{"seen", engine.OpSeen, []argument{aClue}, logical, "", false},
	{"belief", engine.OpBelief, []argument{aDevice}, numeric, "", false},
	{"variant", engine.OpVariant, []argument{aVariant}, logical, "the hidden truth", true},
	{"kind", engine.OpKind, []argument{aKind}, logical, "the hidden truth", true},
	{"act", engine.OpAct, []argument{aDevice, anAct}, logical, "", false},
	{"harm", engine.OpHarm, []argument{aPatient}, numeric, "the harm done so far", false},
	{"by", engine.OpBy, []argument{aPerson}, logical, "", false},
	{"bagrate", engine.OpBagRate, []argument{aPatient}, numeric, "the measured rhythm of the bag", false},
	{"bagvolume", engine.OpBagVolume, []argument{aPatient}, numeric, "the measured volume of the bag", false},
	{"baggap", engine.OpBagGap, []argument{aPatient}, numeric, "the measured gaps of the bag", false},
	{"news2", engine.OpNews, []argument{aPatient}, numeric, "", false},
	{"reported", engine.OpReported, []argument{aFact}, logical, "whether what was written is right", false},
}

var functionNames = func() (all names) {
	for _, f := range functions {
		all = append(all, f.name)
	}
	return all
}()

// call compiles a function call.
func (x *exprCompiler) call(n *ast.CallNode) kindOf {
	callee, ok := n.Callee.(*ast.IdentifierNode)
	if !ok {
		x.report(n, CodeForbidden, "only the functions of the language page can be called", "")
		return broken
	}
	i, ok := functionNames.find(callee.Value)
	if !ok {
		x.unknownFunction(n, callee.Value)
		return broken
	}
	f := &functions[i]
	if !x.mayCall(n, f) {
		return broken
	}
	args, ok := x.words(n, f)
	if !ok {
		return broken
	}
	op := engine.Op{Code: f.code, B: -1}
	for j, word := range args {
		if !x.resolve(n.Arguments[j], f.takes[j], word, &op) {
			return broken
		}
	}
	if f.code == engine.OpNews {
		op.B = int32(x.c.doc.Patients[op.A].News2)
		if op.B < 1 || op.B > 2 {
			x.report(n, CodeArguments, quote(args[0])+" is on a ward that does not score NEWS2", "give the patient news2: 1")
			return broken
		}
	}
	x.push(op)
	return f.gives
}

func (x *exprCompiler) unknownFunction(n ast.Node, name string) {
	x.report(n, CodeExprName, "conditions have no function "+quote(name), Suggest(name, functionNames))
}

// mayCall reports a function that may not be named where the expression stands.
func (x *exprCompiler) mayCall(n ast.Node, f *function) bool {
	own := f.code == engine.OpFlag && x.scope.menu // the case's own flags may decide what is offered: the author keeps them honest
	switch {
	case f.hidden != "" && !own && !(f.menu && x.scope.menu) && x.hidden(n, f.hidden, "use what a trainee can perceive: a display, an answer, a clue seen"):
		return false
	case f.menu && x.scope.menu:
		x.report(n, CodeMenu, "what is offered would tell the variant", "offer the same in every variant, and let the findings differ")
		return false
	case f.code == engine.OpBy && !x.scope.acting:
		x.report(n, CodeNoActor, "nobody acts here: by() has no meaning", "use it in an action's own when, findings and effects")
		return false
	}
	return true
}

// words gives the arguments of a call, which are all words in quotes.
func (x *exprCompiler) words(n *ast.CallNode, f *function) ([]string, bool) {
	least := len(f.takes)
	if last := f.takes[least-1]; last == anAlarm || last == aTarget {
		least--
	}
	if len(n.Arguments) < least || len(n.Arguments) > len(f.takes) {
		x.report(n, CodeArguments, f.name+" takes "+number(float64(len(f.takes)))+" words in quotes, not "+number(float64(len(n.Arguments))), "")
		return nil, false
	}
	var out []string
	for _, a := range n.Arguments {
		s, ok := a.(*ast.StringNode)
		if !ok {
			x.report(a, CodeArguments, f.name+" takes a word in quotes here", "as in "+f.name+`("…")`)
			return nil, false
		}
		out = append(out, s.Value)
	}
	return out, true
}

// resolve puts the number of one word into op.
func (x *exprCompiler) resolve(n ast.Node, kind argument, word string, op *engine.Op) bool {
	if second, ok := x.second(n, kind, word, op); second {
		return ok
	}
	s, what, list := &x.c.sym, "", names(nil)
	switch kind {
	case aPatient:
		what, list = "patient", s.patients
	case aDevice:
		what, list = "device", s.devices
	case aPerson:
		what, list = "person", s.people
	case aFlag:
		what, list = "flag", s.flags
		x.c.use.read[word] = true
	case aScene:
		what, list = "scene", s.scenes
	case aClue:
		what, list = "clue", s.clues
	case aVariant:
		what, list = "variant", s.variants
		x.c.use.named[word] = true
	case aKind:
		what, list = "kind of variant", variantKinds
	case aFact:
		what, list = "field of the report", s.facts
	case anAction:
		what, list = "action", s.actions
	}
	i, ok := list.find(word)
	if !ok {
		x.report(n, CodeExprName, "there is no "+what+" "+quote(word), Suggest(word, list))
		return false
	}
	op.A = int32(i)
	if kind == anAction {
		op.B = int32(x.c.runOf(i))
	}
	return true
}

// second resolves words that depend on the one before them, or that may mean two things. It gives false, _ for all others.
func (x *exprCompiler) second(n ast.Node, kind argument, word string, op *engine.Op) (second, ok bool) {
	s := &x.c.sym
	switch kind {
	case aMode:
		return true, x.enter(n, "mode", word, modeNames, &op.B)
	case anAct:
		return true, x.enter(n, "act", word, actNames, &op.B)
	case aBag:
		return true, x.enter(n, "device", word, s.devices, &op.B) && x.isBag(n, int(op.B))
	case aDriver:
		if word == "none" {
			op.B = -1
			return true, true
		}
		return true, x.enter(n, "device", word, append(s.devices[:len(s.devices):len(s.devices)], "none"), &op.B)
	case anAlarm:
		k := s.kinds[op.A]
		return true, k != device.None && x.enter(n, "alarm of a "+k.String(), word, alarmNames(k), &op.B)
	case aTarget:
		return true, x.target(n, word, op)
	case aChoice:
		x.c.use.chose[x.c.doc.Scenes[op.A].ID+"/"+word] = true
		return true, x.enter(n, "choice of "+x.c.doc.Scenes[op.A].ID, word, x.c.choiceNames(int(op.A)), &op.B)
	case aPersonOr:
		if i, isPerson := s.people.find(word); isPerson {
			op.A, op.B = 0, int32(i)
			return true, true
		}
		op.A = 1
		return true, x.enter(n, "person or device", word, append(s.devices[:len(s.devices):len(s.devices)], s.people...), &op.B)
	}
	return false, false
}

func (x *exprCompiler) enter(n ast.Node, what, word string, list names, into *int32) bool {
	i, ok := list.find(word)
	if !ok {
		x.report(n, CodeExprName, "there is no "+what+" "+quote(word), Suggest(word, list))
		return false
	}
	*into = int32(i)
	return true
}

func (x *exprCompiler) isBag(n ast.Node, d int) bool {
	if x.c.sym.kinds[d] == device.Bag || x.c.sym.kinds[d] == device.None {
		return true
	}
	x.report(n, CodeArguments, quote(x.c.sym.devices[d])+" is not a bag: hands hold bags", "")
	return false
}

// target narrows an action to one of its targets.
func (x *exprCompiler) target(n ast.Node, word string, op *engine.Op) bool {
	var targets names
	for i := int(op.A); i < int(op.A+op.B); i++ {
		targets = append(targets, x.c.actions[i].target)
	}
	i, ok := targets.find(word)
	if !ok || word == "" {
		x.report(n, CodeExprName, "action "+quote(x.c.actions[op.A].ID)+" has no target "+quote(word), Suggest(word, targets))
		return false
	}
	op.A, op.B = op.A+int32(i), 1
	return true
}

// runOf counts the expanded actions from first that share its id.
func (c *compiler) runOf(first int) int {
	n := 1
	for first+n < len(c.actions) && c.actions[first+n].path == c.actions[first].path {
		n++
	}
	return n
}

func (c *compiler) choiceNames(scene int) (all names) {
	for _, ch := range c.doc.Scenes[scene].Choices {
		all = append(all, ch.ID)
	}
	return all
}

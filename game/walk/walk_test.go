package walk_test

import (
	"os"
	"strings"
	"testing"

	"downtime/content"
	"downtime/game/engine"
	"downtime/game/player"
	"downtime/game/run"
	"downtime/game/scenario"
	"downtime/game/walk"
)

func players(name string, r *run.Run, seed uint64) (walk.Play, error) {
	return player.On(name, r, seed)
}

// tiny is the small case of the loader's tests.
func tiny(t *testing.T) (*scenario.Names, *engine.Scenario) {
	t.Helper()
	s, probs := content.Load(os.DirFS("../../content/testdata"), "tiny")
	if len(probs) > 0 {
		t.Fatal(probs)
	}
	sc, probs := s.Compile()
	if sc == nil {
		t.Fatal(probs)
	}
	return scenario.NamesOf(s.Doc), sc
}

func TestTheWalksOfTheBuiltScenariosComeOutAsExpected(t *testing.T) {
	n, problems := content.NewLibrary(content.Built()).Walk(players)
	for _, p := range problems {
		t.Error(p)
	}
	if n < 20 {
		t.Errorf("only %d walks were found", n)
	}
}

func TestALineThatMeansNothingIsNamedWhereItStands(t *testing.T) {
	names, _ := tiny(t)
	for line, want := range map[string]struct {
		column int
		code   scenario.Code
		says   string
	}{
		"jump 3":                           {1, scenario.CodeWalk, "begins no line"},
		"do":                               {1, scenario.CodeWalk, "not complete"},
		"wait":                             {1, scenario.CodeWalk, "not complete"},
		"wait soon":                        {6, scenario.CodeWalk, "no number"},
		"wait 5 more":                      {1, scenario.CodeWalk, "not complete"},
		"do fly":                           {4, scenario.CodeWalkName, `no action "fly"`},
		"do look":                          {4, scenario.CodeWalkName, "no target of look"},
		"do look on bed2":                  {12, scenario.CodeWalkName, "no target of look"},
		"do log by nobody":                 {11, scenario.CodeWalkName, `no person "nobody"`},
		"do peep":                          {4, scenario.CodeWalk, "takes a number"},
		"do peep to 99":                    {12, scenario.CodeWalk, "no number from 5 to 20"},
		"do log to 3":                      {11, scenario.CodeWalk, "takes no number"},
		"do log quickly now":               {8, scenario.CodeWalk, "stand on, by and to"},
		"choose nurse-asks maybe":          {19, scenario.CodeWalkName, "no choice of nurse-asks"},
		"choose doctor-asks wait":          {8, scenario.CodeWalkName, "no scene"},
		"believe vent1 7":                  {15, scenario.CodeWalk, "no number from 0 to 1"},
		"believe vent9 0.5":                {9, scenario.CodeWalkName, "no device"},
		"bag 12 5000 30":                   {8, scenario.CodeWalk, "no number"},
		"say look hello":                   {5, scenario.CodeWalkName, "no target of look"},
		"say log hello":                    {5, scenario.CodeWalk, "takes no words"},
		"report log device: x":             {8, scenario.CodeWalk, "is no report"},
		"limit vent1 loudness 1 2":         {13, scenario.CodeWalkName, "no alarm"},
		"expect bed1.spo2 >":               {18, scenario.CodeWalkName, "cannot be read"},
		"expect  bed1.spo3 > 90":           {14, scenario.CodeWalkName, "no quantity"},
		`never failed("lost")`:             {7, scenario.CodeWalkName, "no critical failure"},
		`expect not met("lookd")`:          {8, scenario.CodeWalkName, "no scored line"},
		`expect ended("never")`:            {8, scenario.CodeWalkName, "no ending"},
		`expect bed1.spo2 > 90 by 1000000`: {26, scenario.CodeWalk, "no number"},
		"variant plain":                    {1, scenario.CodeWalk, "stands before what is done"},
	} {
		_, probs := walk.Parse(names, "walk A title\nvariant quiet-night\nwait 1\nexpect t > 0\n"+line)
		if len(probs) != 1 || probs[0].Line != 5 || probs[0].Column != want.column || probs[0].Code != want.code || !strings.Contains(probs[0].Message, want.says) {
			t.Errorf("%s: %+v, want column %d, %s %q", line, probs, want.column, want.code, want.says)
		}
	}
}

func TestAWalkNeedsATitleAVariantAndSomethingToExpect(t *testing.T) {
	names, _ := tiny(t)
	for text, says := range map[string]string{
		"wait 3": "belongs to no walk",
		"walk\nvariant quiet-night\nexpect t > 0":           "has no title",
		"walk A\nexpect t > 0":                              "names no variant",
		"walk A\nvariant quiet-day\nexpect t > 0":           `no variant "quiet-day"`,
		"walk A\nvariant quiet-night\nseed x\nexpect t > 0": "whole number",
		"walk A\nvariant quiet-night\nwait 3":               "expects nothing",
	} {
		if _, probs := walk.Parse(names, text); len(probs) != 1 || !strings.Contains(probs[0].Message, says) {
			t.Errorf("%q: %+v", text, probs)
		}
	}
}

// walked plays one walk of the small case.
func walked(t *testing.T, lines string) (*run.Run, []walk.Problem) {
	t.Helper()
	names, sc := tiny(t)
	walks, probs := walk.Parse(names, "walk A\nvariant silent-limiter\n"+lines)
	if len(probs) > 0 {
		t.Fatal(probs)
	}
	r, probs, err := walks[0].Run(sc, players)
	if err != nil {
		t.Fatal(err)
	}
	return r, probs
}

func TestAWalkThatComesOutAsExpectedSaysNothing(t *testing.T) {
	r, probs := walked(t, `
# You look, read, call, wait for the bag, and bag.
do look on bed1
expect seen("chest-still") and t == 5
expect met("looked")
expect line looked > 10
do log by nurse
expect t == 5
expect seen("strange-entry") by 30
believe vent1 0.9
expect belief("vent1") == 0.9
refuse bag
do call
choose nurse-asks wait
do peep to 12
expect vent1.ordered.peep == 12
say warn it is the machine
expect flag("warned") == 1
limit vent1 phigh - 35
expect here("bag1") by 60
do bag
bag 15 450 30
expect bagrate("bed1") > 14 and bagrate("bed1") < 16
never failed("left")
play idler until 200
expect t == 200
finish
expect ended("relieved")
expect not failed("left")
expect score > 1
expect verification > 90
`)
	for _, p := range probs {
		t.Errorf("line %d: %s", p.Line, p.Message)
	}
	if !r.State.Over {
		t.Error("the walk did not come to its end")
	}
}

func TestAWalkSaysWhatCameOutOtherwiseAndWhen(t *testing.T) {
	for lines, want := range map[string]struct {
		line int
		says string
	}{
		"expect t > 5 by 3":             {3, "this does not hold: t > 5 by 3 (A, 03:14:03)"},
		"wait 3\nexpect score > 200":    {4, "this does not hold: score > 200; it is "},
		"never t > 5\nwait 9":           {3, "this should never be, and came to be: t > 5 (A, 03:14:06)"},
		"refuse log":                    {3, "this should have been refused"},
		"do bag\nexpect t > 5":          {3, "this cannot be done: There is no bag here yet."},
		"wait 5\nuntil 3\nexpect t > 5": {4, "it is 5 s already"},
		"play nobody\nexpect t > 5":     {3, `there is no player "nobody"`},
		"bag 15 450 3\nexpect t > 5":    {3, "You are not holding a bag."},
	} {
		if _, probs := walked(t, lines); len(probs) != 1 || probs[0].Line != want.line || probs[0].Code != scenario.CodeWalkFail || !strings.Contains(probs[0].Message, want.says) {
			t.Errorf("%q: %+v, want line %d %q", lines, probs, want.line, want.says)
		}
	}
}

func FuzzNoTextBreaksTheReaderOfWalks(f *testing.F) {
	s, probs := content.Load(os.DirFS("../../content/testdata"), "tiny")
	if len(probs) > 0 {
		f.Fatal(probs)
	}
	names := scenario.NamesOf(s.Doc)
	for _, seed := range []string{"walk A\nvariant quiet-night\nexpect t > 0 by 5", "walk\texpect é by 3\nlimit vent1 phigh - -", "report warn a:b;;c", "expect score>"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		_, probs := walk.Parse(names, text)
		for _, p := range probs {
			if p.Line < 1 || p.Column < 1 || p.Message == "" {
				t.Fatalf("%+v", p)
			}
		}
	})
}

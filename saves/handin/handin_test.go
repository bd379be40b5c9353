package handin_test

import (
	"bytes"
	"crypto/ed25519"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf16"

	"downtime/saves"
	"downtime/saves/handin"
)

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

var (
	machine = ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize))
	dated   = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
)

// one is a hand-in of one small run, with a text written about it and an answer.
func one() handin.File {
	r := saves.Run{Summary: saves.Summary{
		Header: saves.Header{ID: strings.Repeat("ab", 16), Scenario: "bed", Variant: "sound", Seed: 1 << 63, Engine: 5, ContentHash: "c0", Pace: "paced", Started: dated},
		Status: saves.Ended, LastTick: 3000, EndedAt: dated.Add(time.Minute), Score: 71.5,
	}}
	r.Inputs = []saves.Input{{Seq: 1, Tick: 100, Body: json.RawMessage(`{"kind":1,"tick":100}`)}}
	r.Marks = []saves.Mark{{Seq: 1, Tick: 3000, Hash: 1<<64 - 1}}
	r.Card = json.RawMessage(`{"total":71.5}`)
	return handin.File{
		Header: handin.Header{Learner: "A7", Observer: "B2", Session: "KTPLMR", Made: dated, Program: "1.0", Engine: 5},
		Runs:   []saves.Run{r}, Reflections: []handin.Reflection{{Run: r.ID, Part: "plan", Body: "If <set> differs,\nthen I look.", At: dated}},
		Answers: []handin.Answer{{When: "before", Item: "q1", Choice: 4}},
	}
}

func encoded(t *testing.T, f handin.File) []byte {
	t.Helper()
	text, err := f.Encode(machine)
	must(t, err)
	return text
}

func TestAHandInComesBackAsItWasWrittenInEveryFormInWhichItTravels(t *testing.T) {
	text := encoded(t, one())
	pasted, err := handin.Paste(text)
	must(t, err)
	for name, form := range map[string]string{
		"as written": string(text), "through a mail program": strings.ReplaceAll(string(text), "\n", "\r\n"), "with a byte order mark": "\ufeff" + string(text),
		"pasted": pasted, "pasted, quoted and in small letters": "\n> " + strings.ReplaceAll(strings.ToLower(pasted), "\n", "\r\n> "),
		"pasted between a greeting and a signature": "Dear Dr X,\n\nhere is my Downtime hand-in.\n\n" + pasted + "\nBest wishes\n-- \n1 signature\n",
		"pasted after a line that begins like it":   "Downtime hand-in follows:\n" + pasted,
		"saved with a byte order mark":              "\ufeff" + strings.ReplaceAll(pasted, "\n", "\r\n"),
		"written by PowerShell":                     utf16Of(binary.LittleEndian, strings.ReplaceAll(pasted, "\n", "\r\n")),
		"in big-endian UTF-16":                      utf16Of(binary.BigEndian, pasted),
		"wrapped at 40, with blank lines":           wrapped(pasted, 40, "\n\n"),
		"wrapped at 66 and quoted":                  wrapped(pasted, 66, "\r\n>> "),
		"with a wide space":                         strings.ReplaceAll(pasted, " ", "\u00a0 "),
	} {
		f, err := handin.Parse([]byte(form))
		if err != nil || f.Changed || f.Header.Learner != "A7" || f.Header.Observer != "B2" || len(f.Runs) != 1 || f.Runs[0].Seed != 1<<63 || f.Runs[0].Marks[0].Hash != 1<<64-1 ||
			f.Reflections[0].Body != "If <set> differs,\nthen I look." || f.Answers[0].Choice != 4 {
			t.Errorf("%s: %v, %+v", name, err, f)
		}
	}
}

func utf16Of(order binary.AppendByteOrder, text string) string {
	var out []byte
	for _, u := range utf16.Encode([]rune("\ufeff" + text)) {
		out = order.AppendUint16(out, u)
	}
	return string(out)
}

// wrapped breaks every line after so many letters, as some mail programs do.
func wrapped(text string, at int, with string) string {
	var out strings.Builder
	for line := range strings.Lines(text) {
		for ; len(line) > at+1; line = line[at:] {
			out.WriteString(line[:at] + with)
		}
		out.WriteString(line)
	}
	return out.String()
}

func TestAnyByteThatIsChangedBreaksTheSignatureOrTheForm(t *testing.T) {
	text := encoded(t, one())
	for i := range text {
		bent := bytes.Clone(text)
		bent[i] ^= 1
		if f, err := handin.Parse(bent); err == nil && !f.Changed {
			t.Fatalf("byte %d (%q) was changed and nothing was noticed", i, text[max(0, i-20):min(len(text), i+20)])
		}
	}
	for cut := range len(text) - 2 {
		if f, err := handin.Parse(text[:cut]); err == nil && !f.Changed {
			t.Fatalf("cut after %d bytes, and nothing was noticed", cut)
		}
	}
}

func TestHostileFilesAreRefusedWithTheReason(t *testing.T) {
	dir := t.TempDir()
	text := encoded(t, one())
	whole := string(text)
	path := func(name string) string { return filepath.Join(dir, name) }
	write := func(name, body string) string {
		must(t, os.WriteFile(path(name), []byte(body), 0o600))
		return path(name)
	}
	must(t, os.Symlink(write("true", whole), path("link")))
	must(t, os.Mkdir(path("folder"), 0o700))
	large, err := os.Create(path("large"))
	must(t, err)
	must(t, large.Truncate(1<<40)) // it takes no room on the disk
	must(t, large.Close())
	bomb, err := handin.Paste(bytes.Repeat([]byte{'0'}, handin.MaxFile+1))
	must(t, err)
	lost := strings.Split(strings.TrimSpace(mustPaste(t, text)), "\n")
	for file, why := range map[string]string{
		path("none"):                "no such file",
		path("link"):                "links are not followed",
		path("folder"):              "no ordinary file",
		path("large"):               "larger than 8 MB",
		write("empty", ""):          "empty",
		write("binary", "\x00\xff"): "not text",
		write("words", "hello"):     "no hand-in",
		write("deep", `{"format":"downtime-handin","version":1,"x":`+strings.Repeat("[", 1e6)):                                                     "no hand-in",
		write("deeper", strings.Replace(whole, `"body":{"kind":1`, `"body":{"x":`+strings.Repeat("[", 60)+strings.Repeat("]", 60)+`,"kind":1`, 1)): "line 2: the file is nested deeper",
		write("newer", strings.Replace(whole, `"version":1`, `"version":9`, 1)):                                                                    "version 9",
		write("lines", whole+strings.Repeat("\n{}", 5000)):                                                                                         "more than 4000 lines",
		write("unsigned", whole[:strings.LastIndex(whole, `{"signature"`)]):                                                                        "no signature",
		write("more", strings.Replace(whole, `{"reflection"`, `{"rm":"-rf"}`+"\n"+`{"reflection"`, 1)):                                             "line 3: it is none of",
		write("field", strings.Replace(whole, `"learner"`, `"root":"/","learner"`, 1)):                                                             "header cannot be read",
		write("path", strings.Replace(whole, `"learner":"A7"`, `"learner":"../../etc/passwd"`, 1)):                                                 "is no pseudonym",
		write("formula", strings.Replace(whole, `"learner":"A7"`, `"learner":"=cmd|calc"`, 1)):                                                     "is no pseudonym",
		write("number", strings.Replace(whole, `"learner":"A7"`, `"learner":"9434765919"`, 1)):                                                     "person's number",
		write("twice", twice(whole)): "stands in it twice",
		write("id", strings.Replace(whole, strings.Repeat("ab", 16), "../"+strings.Repeat("ab", 14)+"a", 1)):                                                            "32 hexadecimal digits",
		write("escape", strings.Replace(whole, `"If <set>`, `"\u001b]0;mine\u0007`, 1)):                                                                                 "holds characters that command a terminal",
		write("c1", strings.Replace(whole, `"If <set>`, `"\u009b2J`, 1)):                                                                                                "holds characters that command a terminal",
		write("part", strings.Replace(whole, `"part":"plan"`, `"part":"=pl\u001bcan"`, 1)):                                                                              `line 3: "=pl\x1bcan" is no part of a debrief`,
		write("typed", strings.Replace(whole, `"body":{"kind":1`, `"body":{"text":"\u001b]52;c;bWluZQ==\u0007","kind":1`, 1)):                                           `line 2: "\x1b]52;c;bWluZQ==\a" holds characters that command a terminal`,
		write("fact", strings.Replace(whole, `"body":{"kind":1`, `"body":{"fields":{"\u009b2J":"x"},"kind":1`, 1)):                                                      "line 2: ",
		write("claim", strings.Replace(whole, `{"total":71.5}`, `{"total":71.5,"ending":"\u001b[2J"}`, 1)):                                                              "line 2: ",
		write("raw", strings.Replace(whole, `"If <set>`, "\"\u009b2J", 1)):                                                                                              "line 3: ",
		write("turned", strings.Replace(whole, `"If <set>`, "\"\u202egnp.exe", 1)):                                                                                      "line 3: ",
		write("two scores", strings.Replace(whole, `{"total":71.5}`, `{"total":99,"Total":71.5}`, 1)):                                                                   `line 2: the key "Total" stands twice`,
		write("two learners", strings.Replace(whole, `"learner":"A7"`, `"learner":"B2","learner":"A7"`, 1)):                                                             `line 1: the key "learner" stands twice`,
		write("two inputs", strings.Replace(whole, `"body":{"kind":1`, `"body":{"kind":2,"\u006bind":1`, 1)):                                                            `line 2: the key "kind" stands twice`,
		write("two signatures", strings.Replace(whole, `{"signature":`, `{"signature":"00","signature":`, 1)):                                                           "no signature",
		write("program", strings.Replace(whole, `"program":"1.0"`, `"program":"\u001b[2J"`, 1)):                                                                         "header holds a text that is none of this program's",
		write("mode", strings.Replace(whole, `{"reflection"`, `{"go":{"id":"`+strings.Repeat("cd", 16)+`","skill":"news2","mode":"\u001bc"}}`+"\n"+`{"reflection"`, 1)): "line 3: a go holds characters that command a terminal",
		write("bomb", bomb): "packed in it is larger",
		write("lost", strings.Join(slices.Concat(lost[:2], lost[3:]), "\n")):                                                                                            "line 2 of the pasted text is missing",
		write("bent and wrapped", wrapped(strings.Join(append([]string{"Hello,", lost[0], strings.ReplaceAll(lost[1], " ", " 0")}, lost[2:]...), "\n")+"\n", 40, "\n")): "line 1 of the pasted text",
		write("cut", lost[0]+"\n"+lost[1][:30]+"\n"):                                                                                                                    "line 1 of the pasted text",
		write("no end", strings.Join(lost[:len(lost)-1], "\n")):                                                                                                         `copy it again, to "END OF HAND-IN"`,
		write("no count", "DOWNTIME HAND-IN\n"+lost[1]):                                                                                                                 "does not say how many lines",
	} {
		if _, err := handin.Read(file); err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("%s: %v; want %q", filepath.Base(file), err, why)
		}
	}
}

func mustPaste(t *testing.T, text []byte) string {
	t.Helper()
	pasted, err := handin.Paste(text)
	must(t, err)
	return pasted
}

// twice repeats the line of the run.
func twice(whole string) string {
	lines := strings.SplitAfter(whole, "\n")
	return lines[0] + lines[1] + strings.Join(lines[1:], "")
}

func TestAHandInIsWrittenWholeAndOverNothingElse(t *testing.T) {
	dir := t.TempDir()
	f := one()
	path := filepath.Join(dir, "x.handin")
	must(t, f.Write(path, machine))
	f.Header.Session = "OTHERS"
	must(t, f.Write(path, machine))
	again, err := handin.Read(path)
	if err != nil || again.Header.Session != "OTHERS" {
		t.Errorf("a later hand-in of the same learner: %v, %+v", err, again.Header)
	}
	f.Header.Learner = "C3"
	if err := f.Write(path, machine); err == nil {
		t.Error("another learner's hand-in was overwritten")
	}
	f.Header.Learner = "A7"
	other := ed25519.NewKeyFromSeed(bytes.Repeat([]byte{1}, ed25519.SeedSize))
	for form, write := range map[string]func(string, ed25519.PrivateKey) error{"as lines": f.Write, "packed": f.WritePacked} {
		if err := write(path, other); err == nil || !strings.Contains(err.Error(), "give this one another name, and hand in both") {
			t.Errorf("another machine's hand-in of the same pseudonym was overwritten %s: %v", form, err)
		}
	}
	essay := filepath.Join(dir, "essay.txt")
	must(t, os.WriteFile(essay, []byte("mine"), 0o600))
	if err := f.Write(essay, machine); err == nil {
		t.Error("a file that is no hand-in was overwritten")
	}
	if err := f.Write(filepath.Join(dir, "nowhere", "x"), machine); err == nil {
		t.Error("a hand-in was written into a folder that is not there")
	}
	left, err := os.ReadDir(dir)
	must(t, err)
	if len(left) != 2 {
		t.Errorf("half a file was left: %v", left)
	}
}

func TestProgramsThatMakeTheKeyAtTheSameTimeComeToTheSameOne(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	keys := make([]string, 16)
	var all sync.WaitGroup
	for i := range keys {
		all.Go(func() {
			key, err := handin.Key(dir)
			keys[i] = fmt.Sprint(err, key)
		})
	}
	all.Wait()
	for _, k := range keys {
		if k != keys[0] || !strings.HasPrefix(k, "<nil>") {
			t.Fatalf("%s and %s", k, keys[0])
		}
	}
	must(t, os.WriteFile(filepath.Join(dir, "handin.key"), []byte("x"), 0o600))
	if _, err := handin.Key(dir); err == nil || !strings.Contains(err.Error(), "is damaged") {
		t.Errorf("a damaged key: %v", err)
	}
}

func TestANameOfAFileBecomesAPseudonym(t *testing.T) {
	for from, want := range map[string]string{"learner-0007": "learner-0007", "Ann O'Neill": "Ann-O-Neill", "=1+1": "1-1", "../..": "", strings.Repeat("x", 99): strings.Repeat("x", 32)} {
		if got := handin.Name(from); got != want || got != "" && handin.CheckName(got) != nil {
			t.Errorf("%q becomes %q, want %q", from, got, want)
		}
	}
}

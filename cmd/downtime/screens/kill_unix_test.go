//go:build !windows

package screens

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"

	"downtime/cmd/downtime/screens/bedside"
	"downtime/content"
	"downtime/game/skill"
)

const (
	envPlays = "DOWNTIME_TEST_PLAYS" // set: this test binary is the game
	patience = 5 * time.Minute       // for a program that hangs, and for no other: nothing is promised here of how fast a busy machine is
	nudge    = time.Second
)

func TestMain(m *testing.M) {
	if os.Getenv(envPlays) == "" {
		os.Exit(m.Run())
	}
	d := Deps{
		Library: func() (*content.Library, error) { return content.NewLibrary(content.Built()), nil },
		Bedside: bedside.New, Skills: func() ([]skill.Skill, error) { return someSkills(), nil }, Env: os.Environ(), Now: time.Now, Seed: func() uint64 { return 5 }, Folder: os.TempDir(),
	}
	if err := Run(context.Background(), d, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// console is the game as a process of its own, on a terminal that answers nothing.
type console struct {
	t    *testing.T
	cmd  *exec.Cmd
	tty  *os.File
	mu   sync.Mutex
	cond *sync.Cond
	out  bytes.Buffer
	gone bool
	wide uint16
}

func boot(t *testing.T, data string) *console {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	c := &console{t: t, cmd: exec.Command(self), wide: 100}
	c.cond = sync.NewCond(&c.mu)
	c.cmd.Env = []string{envPlays + "=1", "XDG_DATA_HOME=" + data, "HOME=" + data, "TERM=xterm-256color", "LANG=C.UTF-8", "NO_COLOR=yes", "PATH=" + os.Getenv("PATH")}
	if c.tty, err = pty.StartWithSize(c.cmd, &pty.Winsize{Rows: 30, Cols: c.wide}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = c.cmd.Process.Kill()
		_, _ = c.cmd.Process.Wait()
		c.tty.Close()
	})
	go c.read()
	return c
}

func (c *console) read() {
	buf := make([]byte, 1<<16)
	for {
		n, err := c.tty.Read(buf)
		c.mu.Lock()
		c.out.Write(buf[:n])
		c.gone = err != nil
		c.cond.Broadcast()
		c.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// until waits for output that matches, since the mark. Now and then it gives the program a nudge, if there is one to give.
func (c *console) until(mark int, want *regexp.Regexp, nudges ...func()) []string {
	c.t.Helper()
	for began := time.Now(); ; {
		m, text, gone := c.within(nudge, mark, want)
		if m != nil {
			return m
		}
		if gone || time.Since(began) > patience {
			c.t.Fatalf("the terminal never showed %s:\n%s", want, text)
		}
		for _, f := range nudges {
			f()
		}
	}
}

// within waits for a while; if nothing matches it gives what was written since the mark, and whether there will be more.
func (c *console) within(d time.Duration, mark int, want *regexp.Regexp) (match []string, text string, gone bool) {
	over := false
	late := time.AfterFunc(d, func() {
		c.mu.Lock()
		over = true
		c.cond.Broadcast()
		c.mu.Unlock()
	})
	defer late.Stop()
	c.mu.Lock()
	defer c.mu.Unlock()
	for {
		text := pressed(c.out.Bytes()[mark:])
		if m := want.FindStringSubmatch(text); m != nil || over || c.gone {
			return m, text, c.gone
		}
		c.cond.Wait()
	}
}

// pressed is what was written without control sequences and spaces: the renderer moves the cursor instead of writing a space.
func pressed(raw []byte) string {
	return strings.Join(strings.Fields(ansi.Strip(string(raw))), "")
}

// redrawn resizes the window, which has everything drawn anew, until a whole frame matches. A program that begins does not hear of it yet, so it is
// resized again as long as nothing is drawn.
func (c *console) redrawn(want string) []string {
	c.t.Helper()
	wanted := regexp.MustCompile(want)
	for began := time.Now(); ; {
		c.mu.Lock()
		mark := c.out.Len()
		c.mu.Unlock()
		c.resize()
		whole := c.until(mark, wholeFrame, c.resize)[0]
		if m := wanted.FindStringSubmatch(whole); m != nil {
			return m
		}
		if time.Since(began) > patience {
			c.t.Fatalf("no frame shows %s; the last:\n%s", want, whole)
		}
	}
}

func (c *console) resize() {
	c.t.Helper()
	c.wide ^= 1 // 100 and 101 by turns
	if err := pty.Setsize(c.tty, &pty.Winsize{Rows: 30, Cols: c.wide}); err != nil {
		c.t.Fatal(err)
	}
}

// wholeFrame ends with what every footer ends with.
var wholeFrame = regexp.MustCompile(`(?s)^.*?(\?help|ctrl\+csaveandquit)`)

func (c *console) hit(keys string) {
	c.t.Helper()
	if _, err := c.tty.WriteString(keys); err != nil {
		c.t.Fatal(err)
	}
}

func TestARunThatIsKilledIsOfferedAgainAtNoEarlierMomentThanWasShownAsSaved(t *testing.T) {
	data := t.TempDir()
	c := boot(t, data)
	c.redrawn(`Whatshallwecallyou`)
	c.hit(enter)
	c.redrawn(`Hello,trainee\.`)
	c.hit(enter)
	c.redrawn(`enterbegin`)
	c.hit(enter)
	c.redrawn(`saved21:00:00`)
	c.hit("W")
	c.redrawn(`saved21:00:01`)
	c.hit("W")
	shown := c.redrawn(`saved(21:00:(?:0[2-9]|[1-9]\d))`)[1]
	if err := c.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_, _ = c.cmd.Process.Wait()

	c = boot(t, data)
	at := c.redrawn(`Recovery,bay1:stoppedat(21:\d\d:\d\d)`)[1]
	if at < shown { // another second may have been saved between the frame and the kill
		t.Errorf("the run was called saved at %s and stopped at %s", shown, at)
	}
	c.hit(enter)
	c.redrawn(`saved` + at)
	c.hit(ctrlC)
	c.until(0, regexp.MustCompile(`saved:Recovery,bay1,stoppedat`+at+`,inprofile"trainee"`))
}

// savedAfter waits until a go is called saved up to a later time of its own clock.
func (c *console) savedAfter(d time.Duration) string {
	c.t.Helper()
	for began := time.Now(); ; {
		shown := c.redrawn(`saved(\d\d:\d\d)`)[1]
		var minutes, seconds int
		if _, err := fmt.Sscanf(shown, "%d:%d", &minutes, &seconds); err != nil {
			c.t.Fatal(err)
		}
		if time.Duration(60*minutes+seconds)*time.Second > d {
			return shown
		}
		if time.Since(began) > patience {
			c.t.Fatalf("it is called saved up to %s only, after %v", shown, d)
		}
	}
}

func TestAGoThatIsKilledIsOfferedAgainWithWhatWasWritten(t *testing.T) {
	data := t.TempDir()
	c := boot(t, data)
	c.redrawn(`Whatshallwecallyou`)
	c.hit(enter)
	c.redrawn(`Hello,trainee\.`)
	c.hit(escape)
	c.redrawn(`Downtimetrainee.*lskillslab`) // the profile is open
	c.hit("l")
	c.redrawn(`ScoreNEWS2byhand`)
	began := time.Now()
	c.hit("2")
	c.redrawn(`Patient1of3`)
	c.hit("\t3\t1\t")
	c.redrawn(`\[3.*\[1`)
	shown := c.savedAfter(time.Since(began)) // the clock of a go is never ahead of the wall's
	if err := c.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_, _ = c.cmd.Process.Wait()

	c = boot(t, data)
	c.redrawn(`Downtimetrainee.*lskillslab`) // the profile is open
	c.hit("l")
	at := c.redrawn(`stoppedat(\d\d:\d\d)`)[1]
	if at < shown {
		t.Errorf("the go was called saved at %s and stopped at %s", shown, at)
	}
	c.hit(enter)
	c.redrawn(`Patient1of3.*\[3.*\[1`)
	c.hit(ctrlC)
	c.until(0, regexp.MustCompile(`saved:ScoreNEWS2byhand,stoppedat`))
}

func TestWhatIsWrittenInADebriefThatIsKilledIsFoundAgain(t *testing.T) {
	data := t.TempDir()
	_, _, x := finished(t, "idler", "silent-limiter")
	folder := data + "/downtime"
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	shelve(t, folder+"/trainee.db", x)
	c := boot(t, data)
	c.redrawn(`Downtimetrainee.*hpastruns`)
	c.hit("h")
	c.redrawn(`Pastruns`)
	c.hit(enter)
	c.redrawn(`Beforewelookback`)
	c.hit(enter)
	c.redrawn(`Howwasit\?`)
	c.hit("tired and")
	c.redrawn(`tiredand.*●saved`)
	if err := c.cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_, _ = c.cmd.Process.Wait()

	c = boot(t, data)
	c.redrawn(`Downtimetrainee.*hpastruns`)
	c.hit("h")
	c.redrawn(`Pastruns`)
	c.hit(enter)
	c.redrawn(`Howwasit\?.*tiredand`)
	c.hit(ctrlC)
	c.until(0, regexp.MustCompile(`saved:everything,inprofile"trainee"`))
}

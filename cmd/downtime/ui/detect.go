package ui

import (
	"strings"

	"github.com/charmbracelet/colorprofile"
)

// Settings are the trainee's own wishes about the picture; "" and "auto" leave the
// choice to the terminal.
type Settings struct {
	Colour string // auto, none, 16, 256, true
	Glyphs string // auto, braille, blocks, ascii
	Still  bool   // reduced motion
}

// Detect chooses a theme from the environment ("NAME=value", as os.Environ gives it)
// and the settings. It asks the terminal nothing and starts no process. A non-empty
// NO_COLOR, whatever its value, is obeyed unless the settings name a colour depth.
func Detect(env []string, s Settings) Theme {
	e := environment(env)
	return Theme{Colours: e.colours(s.Colour), Glyphs: e.glyphs(s.Glyphs), Still: s.Still}
}

type environment []string

// get is the last value of a variable, as the operating system reads them.
func (e environment) get(name string) string {
	for i := len(e) - 1; i >= 0; i-- {
		if k, v, ok := strings.Cut(e[i], "="); ok && k == name {
			return v
		}
	}
	return ""
}

func (e environment) colours(wish string) Colours {
	switch wish {
	case "none":
		return NoColour
	case "16":
		return Colour16
	case "256":
		return Colour256
	case "true":
		return TrueColour
	}
	if e.get("NO_COLOR") != "" || e.get("CLICOLOR") == "0" || e.get("TERM") == "dumb" {
		return NoColour
	}
	switch colorprofile.Env(e) {
	case colorprofile.TrueColor:
		return TrueColour
	case colorprofile.ANSI256:
		return Colour256
	case colorprofile.ANSI:
		return Colour16
	}
	return NoColour
}

func (e environment) glyphs(wish string) Glyphs {
	switch wish {
	case "braille":
		return Braille
	case "blocks":
		return Blocks
	case "ascii":
		return ASCII
	}
	switch {
	case e.get("TERM") == "dumb" || !e.unicode():
		return ASCII
	case e.get("TERM") == "linux" || e.oldConsole():
		return Blocks // the fonts of consoles have half blocks and no braille
	}
	return Braille
}

// unicode follows the locale; a machine that names none at all is taken to be a
// container or a remote login in front of an ordinary terminal.
func (e environment) unicode() bool {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if v := strings.ToUpper(e.get(name)); v != "" {
			return strings.Contains(v, "UTF-8") || strings.Contains(v, "UTF8")
		}
	}
	return true
}

// oldConsole is the Windows console without Windows Terminal around it.
func (e environment) oldConsole() bool {
	return e.get("OS") == "Windows_NT" && e.get("WT_SESSION") == "" &&
		e.get("TERM_PROGRAM") == "" && e.get("TERM") == ""
}

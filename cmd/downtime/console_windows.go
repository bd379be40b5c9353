package main

import (
	"os"

	"golang.org/x/sys/windows"
)

// obeyed makes a console obey what screens, colours and a line that is written over are drawn with, as terminals elsewhere do by themselves. It
// reports whether it does: a console that is set to be as of old writes that out as signs.
func obeyed(out *os.File) bool {
	var mode uint32
	console := windows.Handle(out.Fd())
	return windows.GetConsoleMode(console, &mode) == nil &&
		windows.SetConsoleMode(console, mode|windows.ENABLE_PROCESSED_OUTPUT|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}

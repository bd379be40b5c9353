package main

import (
	"os"
	"testing"

	"golang.org/x/sys/windows"
)

func TestAConsoleIsMadeToObeyWhatScreensAreDrawnWith(t *testing.T) {
	kernel := windows.NewLazySystemDLL("kernel32.dll")
	_, _, _ = kernel.NewProc("FreeConsole").Call() // a console of its own: a failure shows when it is opened
	_, _, _ = kernel.NewProc("AllocConsole").Call()
	out, err := os.OpenFile("CONOUT$", os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	if err := windows.SetConsoleMode(windows.Handle(out.Fd()), windows.ENABLE_PROCESSED_OUTPUT); err != nil {
		t.Fatal(err)
	}
	var mode uint32
	if why := notDrawable(out, ""); why != "" {
		t.Errorf("screens are not drawn: %s", why)
	}
	if err := windows.GetConsoleMode(windows.Handle(out.Fd()), &mode); err != nil || mode&windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING == 0 {
		t.Errorf("mode %b, %v", mode, err)
	}
}

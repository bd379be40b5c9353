//go:build !windows

package main

import "os"

// obeyed reports whether a terminal obeys what screens are drawn with; the consoles of Windows have to be told to.
func obeyed(*os.File) bool { return true }

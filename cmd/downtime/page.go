package main

import (
	"fmt"
	"io"
	"strings"
)

// printPage prints an HTML page in ASCII alone: Windows PowerShell 5 garbles any other sign that passes through its > or |.
func printPage(w io.Writer, page string) error {
	var b strings.Builder
	for _, r := range page {
		if r < 128 {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "&#%d;", r)
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

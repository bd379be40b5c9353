package lab

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"downtime/saves/handin"
)

// Read reads a session file. The error is a *handin.Refusal.
func Read(path string) (*Session, error) {
	text, err := handin.ReadBytes(path, maxFile)
	if err != nil {
		return nil, err
	}
	return Parse(text)
}

// Places are the folders in which a code is looked for: here, beside the program, and the share named by DOWNTIME_SHARE or by hand.
func Places(share string) []string {
	out := []string{"."}
	if exe, err := os.Executable(); err == nil {
		out = append(out, filepath.Dir(exe))
	}
	for _, s := range []string{share, os.Getenv("DOWNTIME_SHARE")} {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}

// Find finds a session by its code or its file, and says where the file lies.
func Find(codeOrFile string, places []string) (s *Session, path string, err error) {
	code := strings.ToUpper(strings.TrimSpace(codeOrFile))
	if !isCode(code) {
		if s, err = Read(codeOrFile); err != nil {
			return nil, "", fmt.Errorf("session %s: %w", codeOrFile, err)
		}
		return s, codeOrFile, nil
	}
	for _, dir := range places {
		path := filepath.Join(dir, code+Extension)
		if _, err := os.Lstat(path); err != nil {
			continue
		}
		s, err := Read(path)
		switch {
		case err != nil:
			return nil, "", fmt.Errorf("session %s: %w", path, err)
		case s.Code != code:
			return nil, "", fmt.Errorf("session %s: the file is another session's, %s: ask for it again", path, s.Code)
		}
		return s, path, nil
	}
	return nil, "", fmt.Errorf("there is no session %s: its file %s is looked for in %s; name the file or, with --share, its folder", code, code+Extension, strings.Join(places, ", "))
}

// isCode reports whether a text is six letters of the alphabet of codes.
func isCode(text string) bool {
	return len(text) == 6 && strings.Trim(text, alphabet) == ""
}

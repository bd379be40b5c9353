package content

import (
	"bytes"
	"strings"

	"downtime/game/scenario"
)

// Questions are the retrieval questions of one scenario, without those that could not be asked; none of a scenario that cannot be read. No more of
// the file is parsed than holds them: to compile a case only to ask about it would keep a trainee waiting.
func (l *Library) Questions(id string) []scenario.Question {
	for _, known := range l.ids {
		if known != id {
			continue
		}
		s := newSource(id)
		if probs := s.read(l.fsys, structure); len(probs) > 0 {
			return nil
		}
		s.files[structure] = block(s.files[structure], "questions")
		if probs, _ := s.decode(); len(probs) > 0 {
			return nil
		}
		var out []scenario.Question
		for _, q := range s.Doc.Questions {
			if q.ID != "" && strings.TrimSpace(q.Ask) != "" && len(q.Answers) >= 2 && q.Right >= 0 && q.Right < len(q.Answers) {
				out = append(out, q)
			}
		}
		return out
	}
	return nil
}

// block keeps of a scenario's text one of its keys with everything under it.
func block(text []byte, key string) []byte {
	var out []byte
	keep := false
	for line := range bytes.Lines(text) {
		if c := line[0]; c != ' ' && c != '#' && c != '\n' && c != '\r' && c != '-' {
			name, _, _ := bytes.Cut(line, []byte(":"))
			keep = string(bytes.TrimSpace(name)) == key
		}
		if keep {
			out = append(out, line...)
		}
	}
	return out
}

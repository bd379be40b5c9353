package review

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"unicode"
	"unicode/utf8"

	"downtime/cmd/downtime/ui"
	"downtime/saves/cohort"
)

// Write writes one table as text, or all of them for "". By is the column that it is sorted by, with a minus before it the other way round; "" as it is. Lines are as
// long as it takes, or where r.Wide says so at most so many cells.
func (r *Report) Write(w io.Writer, runs []cohort.Summary, table, by string) error {
	grids := r.Grids(runs)
	if table != "" {
		for i := range grids {
			if grids[i].Name == table {
				return grids[i].Write(w, by, r.Wide)
			}
		}
		return fmt.Errorf("there is no table %q; there are %s", table, strings.Join(TableNames(), ", "))
	}
	fmt.Fprintf(w, "%d learners, %d runs, %d of them scored and ended.\n", r.Learners, r.Runs, r.Scored)
	for i := range grids {
		fmt.Fprintf(w, "\n%s\n\n", inLines(strings.ToUpper(grids[i].Name)+": "+grids[i].Title, r.Wide))
		if err := grids[i].Write(w, "", r.Wide); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintln(w, "\n"+inLines(strings.Join(r.Notes, "\n"), r.Wide))
	return err
}

// TableNames lists the tables.
func TableNames() []string {
	var out []string
	for _, g := range (&Report{}).Grids(nil) {
		out = append(out, g.Name)
	}
	return out
}

// Write writes the table as text, sorted as by says, in lines of at most so many cells, 0: as many as it takes.
func (g *Grid) Write(w io.Writer, by string, wide int) error {
	if len(g.Rows) == 0 {
		_, err := fmt.Fprintln(w, g.Nothing())
		return err
	}
	column, err := g.column(strings.TrimPrefix(by, "-"))
	if err != nil {
		return err
	}
	lines := [][]string{g.Columns}
	for _, r := range g.Sorted(column, strings.HasPrefix(by, "-"), "") {
		var cells []string
		for _, f := range r.Fields {
			cells = append(cells, f.Text)
		}
		lines = append(lines, cells)
	}
	room := rooms(lines, wide)
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, cells := range lines {
		line := ""
		for i, c := range cells {
			line += shortened(c, room[i]) + "\t"
		}
		fmt.Fprintln(out, strings.TrimRight(line, "\t "))
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return g.writeTexts(w, wide)
}

// most is how much a column takes at most of what a person said at the bedside: so the columns beside it can be read. The screen and the report hold
// all of it.
const most = 76

// rooms is how many cells each column has.
func rooms(lines [][]string, wide int) []int {
	last := len(lines[0]) - 1
	out := make([]int, last+1)
	for _, cells := range lines {
		for i, c := range cells {
			if out[i] = max(out[i], utf8.RuneCountInString(c)); i < last { // nothing is lined up behind the last
				out[i] = min(out[i], most)
			}
		}
	}
	if wide <= 0 {
		return out
	}
	fit := Shared(out, wide-last+1) // two cells part columns, and none stands before the first
	for i := range fit {
		if fit[i] < min(out[i], least) {
			return out // nobody could tell the rows apart: the terminal may break such lines
		}
	}
	return fit
}

// inLines breaks a text into lines of so many cells; those of a width of 0 or less stay as they are.
func inLines(text string, wide int) string {
	if wide <= 0 {
		return text
	}
	return ui.Wrap(text, wide)
}

func shortened(text string, most int) string {
	if all := []rune(text); len(all) > most {
		return string(all[:most-1]) + "…"
	}
	return text
}

// column is the place of a column; −1 for none.
func (g *Grid) column(name string) (int, error) {
	if name == "" {
		return -1, nil
	}
	for i, c := range g.Columns {
		if c == name {
			return i, nil
		}
	}
	return 0, fmt.Errorf("the table %s has no column %q; there are %s", g.Name, name, strings.TrimSpace(strings.Join(g.Columns, ", ")))
}

// writeTexts writes in full what stands shortened in a table.
func (g *Grid) writeTexts(w io.Writer, wide int) error {
	for _, r := range g.Rows {
		if r.Text == "" || r.Run == "" {
			continue
		}
		if _, err := fmt.Fprintf(w, "\n%s, run %s:\n  %s\n", r.Fields[0].Text, r.Run[:8], strings.ReplaceAll(inLines(r.Text, wide-2), "\n", "\n  ")); err != nil {
			return err
		}
	}
	return nil
}

// harmless leaves out what would steer a terminal, or turn the direction of the line: of what nobody sees only the ends of lines stay.
func harmless(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case r != '\n' && unicode.In(r, unicode.C):
			return -1
		}
		return r
	}, text)
}

package printed_test

import (
	"encoding/xml"
	"errors"
	"io"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"downtime/cmd/downtime/printed"
	"downtime/content"
	"downtime/game/debrief"
	"downtime/game/player"
)

func report(t *testing.T, name string) *debrief.Report {
	t.Helper()
	sc, problems := content.NewLibrary(content.Built()).Get("ventilator-autonomy")
	if sc == nil {
		t.Fatal(problems)
	}
	r, card, err := player.Play(sc, 7, "silent-limiter", name, 0)
	if err != nil {
		t.Fatal(err)
	}
	rep := debrief.Build(sc, r, card)
	asked, err := debrief.Ask(sc, r)
	if err != nil {
		t.Fatal(err)
	}
	rep.AddWhatIf(asked)
	return &rep
}

func page(t *testing.T, r *debrief.Report) string {
	t.Helper()
	out, err := printed.HTML(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func TestAPrintedDebriefFetchesNothingAndRunsNothing(t *testing.T) {
	html := page(t, report(t, "resident"))
	for _, bad := range []string{"<script", "src=", "href=", "@import", "url(", "javascript:", "onload", "onclick"} {
		if strings.Contains(strings.ToLower(html), bad) {
			t.Errorf("the page holds %q", bad)
		}
	}
	for _, part := range []string{`id="card"`, `id="timeline"`, `id="series"`, `id="beliefs"`, `id="whatif"`, `id="twin"`, `id="sources"`, "For learning, not for care"} {
		if !strings.Contains(html, part) {
			t.Errorf("the page lacks %s", part)
		}
	}
}

var figures = regexp.MustCompile(`(?s)<svg.*?</svg>`)

func TestEveryChartHasATitleADescriptionAndItsDataAsATable(t *testing.T) {
	html := page(t, report(t, "resident"))
	charts := figures.FindAllString(html, -1)
	if len(charts) < 5 || strings.Count(html, "The same in numbers") != len(charts) {
		t.Fatalf("%d charts, %d tables", len(charts), strings.Count(html, "The same in numbers"))
	}
	for _, c := range charts {
		d := xml.NewDecoder(strings.NewReader(c))
		seen := map[string]bool{}
		for {
			tok, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("a chart is no XML: %v", err)
			}
			if e, ok := tok.(xml.StartElement); ok {
				seen[e.Name.Local] = true
			}
		}
		if !seen["title"] || !seen["desc"] || !seen["path"] {
			t.Errorf("a chart has only %v", seen)
		}
		if strings.Contains(c, "NaN") || strings.Contains(c, "Inf") {
			t.Error("a chart draws what is no number")
		}
	}
}

func TestWhatWouldHaveChangedNothingIsToldWithoutAnEmptyChart(t *testing.T) {
	r := report(t, "resident")
	flat := 0
	for _, w := range r.WhatIf {
		if strings.Contains(w.Sentence, "much the same") && !strings.Contains(w.Sentence, "All patients together") {
			flat++
		}
	}
	html := page(t, r)
	_, after, _ := strings.Cut(html, `id="whatif"`)
	after, _, _ = strings.Cut(after, "</section>")
	if flat == 0 || strings.Count(after, "<li>") < flat || strings.Count(after, "<svg")+strings.Count(after, "<li>") != len(r.WhatIf) {
		t.Errorf("%d decisions, %d of them without a difference; %d charts, %d in words", len(r.WhatIf), flat, strings.Count(after, "<svg"), strings.Count(after, "<li>"))
	}
}

var scale = regexp.MustCompile(`text-anchor="end">([^<]+)<`)

func TestTheScaleOfAChartHasRoundNumbers(t *testing.T) {
	for _, c := range figures.FindAllString(page(t, report(t, "resident")), -1) {
		marks := scale.FindAllStringSubmatch(c, -1)
		if len(marks) < 2 || len(marks) > 7 {
			t.Errorf("%d marks on a scale", len(marks))
		}
		var at [2]float64
		for i := range at {
			var err error
			if at[i], err = strconv.ParseFloat(marks[i][1], 64); err != nil {
				t.Fatal(err)
			}
		}
		step := at[1] - at[0]
		for step < 0.999 {
			step *= 10
		}
		for step > 99 {
			step /= 10
		}
		if !slices.Contains([]float64{1, 2, 5, 10, 20, 25, 50}, math.Round(step*100)/100) {
			t.Errorf("a scale goes from %s to %s", marks[0][1], marks[1][1])
		}
	}
}

func TestTextThatLooksLikeMarkUpIsOnlyText(t *testing.T) {
	r := report(t, "idler")
	const bad = `<script>alert(1)</script><img src=x>`
	r.Title, r.Truth, r.WhatIf[0].Sentence = bad, bad, bad
	r.Series[0].Title = bad
	html := page(t, r)
	if strings.Contains(html, "<script") || strings.Contains(html, "<img") {
		t.Error("text became mark-up")
	}
}

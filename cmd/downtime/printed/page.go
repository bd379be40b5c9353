package printed

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"downtime/game/counterfactual"
	"downtime/game/debrief"
)

//go:embed page.html
var pageText string

//go:embed page.css
var styleText string

var pageTemplate = template.Must(template.New("page").Parse(pageText))

// page is what the template is filled with.
type page struct {
	Style  template.CSS
	Report *debrief.Report
	Parts  []part
}

// part is one section: words, and charts under them.
type part struct {
	ID, Title string
	Body      template.HTML
	Charts    []template.HTML
}

// HTML is a debrief as one page.
func HTML(r *debrief.Report) ([]byte, error) {
	p := page{Style: template.CSS(styleText), Report: r}
	for _, s := range r.Sections() {
		body, err := words(s.Body)
		if err != nil {
			return nil, fmt.Errorf("write %s as HTML: %w", s.ID, err)
		}
		x := part{ID: s.ID, Title: s.Title, Body: body}
		switch s.ID {
		case "series": // the charts have the tables with them
			x.Body, x.Charts = "", seriesCharts(r)
		case "beliefs":
			x.Charts = beliefCharts(r)
		case "whatif":
			x.Body, x.Charts = template.HTML("<p>"+counterfactual.Held+"</p>"), whatIfCharts(r) // the constant holds no mark-up
		}
		p.Parts = append(p.Parts, x)
	}
	var out bytes.Buffer
	if err := pageTemplate.Execute(&out, p); err != nil {
		return nil, fmt.Errorf("write the debrief as HTML: %w", err)
	}
	return out.Bytes(), nil
}

// markdown leaves raw HTML out, whoever wrote it.
var markdown = goldmark.New(goldmark.WithExtensions(extension.Table))

func words(md string) (template.HTML, error) {
	var out bytes.Buffer
	if err := markdown.Convert([]byte(md), &out); err != nil {
		return "", err
	}
	return template.HTML(out.String()), nil //nolint:gosec // goldmark escapes text and drops raw HTML
}

package pack

import (
	"bytes"
	"fmt"
	"html/template"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

var markdown = goldmark.New(goldmark.WithExtensions(extension.Table))

// A rule in the text is a new page, and so is a heading of the first rank, which begins what somebody else is handed. Empty cells are high enough to
// write in.
var page = template.Must(template.New("page").Parse(`<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width"><title>{{.Title}}</title><style>
*{box-sizing:border-box}body{font:1rem/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#000;background:#fff}
h1,h2,h3,h4{line-height:1.2}table{border-collapse:collapse;width:100%;font-size:.92rem;margin:.6rem 0}
th,td{border:1px solid #777;padding:.25rem .4rem;text-align:left;vertical-align:top}th,td,p,code{overflow-wrap:break-word}
td:empty{height:2rem;min-width:1.4rem}td:first-child{min-width:4.3em}td:first-child:not(:empty):has(~td:empty){width:30%}
blockquote{border-left:3px solid #777;margin-left:0;padding-left:1rem}hr{border:0;break-after:page}
@media(max-width:40rem){table{display:block;overflow-x:auto}}
@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark}body{color:#e7e9ec;background:#15181c}}
@page{size:A4;margin:14mm 15mm 16mm;@bottom-right{content:counter(page);font:9pt system-ui,sans-serif}}
@media print{:root{font-size:12px}body{max-width:none;margin:0;padding:0 1px}td:empty{height:8.5mm}h1{break-before:page}h1:first-child,h1+h1{break-before:auto}
h1,h2,h3,h4,p:has(+table,+ul,+ol),tbody tr:first-child{break-after:avoid}h2,h3,h4{margin:1em 0 .4em}p,ul,ol{margin:.5em 0}
table:not(:has(tr:nth-child(7))),tr,blockquote,li{break-inside:avoid}tbody tr:last-child:not(:first-child){break-before:avoid}p{orphans:3;widows:3}}
</style></head><body>{{.Body}}</body></html>
`))

// HTML makes a page of Markdown that fetches nothing and prints well. Raw HTML in it is left out, whoever wrote it. Its first heading is its title.
func HTML(md string) ([]byte, error) {
	var body, out bytes.Buffer
	if err := markdown.Convert([]byte(md), &body); err != nil {
		return nil, fmt.Errorf("write as HTML: %w", err)
	}
	first, _, _ := strings.Cut(md, "\n")
	with := struct {
		Title string
		Body  template.HTML
	}{strings.TrimLeft(first, "# "), template.HTML(body.String())} //nolint:gosec // goldmark escapes text and drops raw HTML
	if err := page.Execute(&out, with); err != nil {
		return nil, fmt.Errorf("write as HTML: %w", err)
	}
	return out.Bytes(), nil
}

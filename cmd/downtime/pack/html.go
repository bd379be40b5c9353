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

// A rule in the text is a new page. Empty cells are high enough to write in.
var page = template.Must(template.New("page").Parse(`<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width"><title>{{.Title}}</title><style>
body{font:16px/1.5 Georgia,serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#000;background:#fff}
table{border-collapse:collapse;width:100%;font-size:.85rem;margin:.6rem 0}th,td{border:1px solid #777;padding:.25rem .4rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
thead{display:table-header-group}td:empty{height:2rem;min-width:2rem}code{overflow-wrap:anywhere}
blockquote{border-left:3px solid #777;margin-left:0;padding-left:1rem}hr{border:0;break-after:page}
@page{size:A4;margin:14mm 14mm 18mm;@bottom-right{content:counter(page)}}
@media print{body{font-size:11px;max-width:none;margin:0;padding:0}table{font-size:10px}td:empty{height:9mm}h1,h2,h3,h4{break-after:avoid}tr,blockquote,li{break-inside:avoid}p{orphans:3;widows:3}}
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

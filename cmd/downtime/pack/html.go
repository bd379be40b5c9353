package pack

import (
	"bytes"
	"fmt"
	"html/template"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

var markdown = goldmark.New(goldmark.WithExtensions(extension.Table))

var page = template.Must(template.New("page").Parse(`<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Downtime on paper</title><style>
body{font:16px/1.5 Georgia,serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#000;background:#fff}
table{border-collapse:collapse;width:100%;font-size:.85rem}th,td{border:1px solid #777;padding:.25rem .4rem;text-align:left;vertical-align:top;min-height:1.4rem}
td:empty{height:1.6rem}blockquote{border-left:3px solid #777;margin-left:0;padding-left:1rem}hr{border:0;break-after:page}
@media print{body{font-size:11px;max-width:none;margin:0}h1,h2,h3{break-after:avoid}tr{break-inside:avoid}}
</style></head><body>{{.}}</body></html>
`))

// HTML makes a page of Markdown that fetches nothing and prints well. Raw HTML in it is left out, whoever wrote it.
func HTML(md string) ([]byte, error) {
	var body, out bytes.Buffer
	if err := markdown.Convert([]byte(md), &body); err != nil {
		return nil, fmt.Errorf("write as HTML: %w", err)
	}
	if err := page.Execute(&out, template.HTML(body.String())); err != nil { //nolint:gosec // goldmark escapes text and drops raw HTML
		return nil, fmt.Errorf("write as HTML: %w", err)
	}
	return out.Bytes(), nil
}

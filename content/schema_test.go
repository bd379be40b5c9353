package content

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	yaml "github.com/goccy/go-yaml"
)

// refusals are the places at which a value breaks a schema: of the words that schemas have, those which docs/scenario.schema.json uses.
func refusals(schema map[string]any, defs map[string]any, v any, at string) []string {
	if ref, ok := schema["$ref"].(string); ok {
		return refusals(defs[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any), defs, v, at)
	}
	if enum, ok := schema["enum"].([]any); ok && !slices.Contains(enum, v) {
		return []string{fmt.Sprintf("%s: %v is none of %v", at, v, enum)}
	}
	var out []string
	switch v := v.(type) {
	case map[string]any:
		properties, _ := schema["properties"].(map[string]any)
		required, _ := schema["required"].([]any)
		for _, key := range required {
			if v[key.(string)] == nil {
				out = append(out, fmt.Sprintf("%s: %s is required", at, key))
			}
		}
		for key, x := range v {
			p, known := properties[key].(map[string]any)
			if !known {
				p, known = schema["additionalProperties"].(map[string]any)
			}
			if !known {
				out = append(out, fmt.Sprintf("%s: %s is no key", at, key))
				continue
			}
			out = append(out, refusals(p, defs, x, at+"."+key)...)
		}
	case []any:
		items, ok := schema["items"].(map[string]any)
		if !ok {
			return []string{at + ": a list"}
		}
		for i, x := range v {
			out = append(out, refusals(items, defs, x, fmt.Sprintf("%s[%d]", at, i))...)
		}
	default:
		if kinds := fmt.Sprint(schema["type"]); schema["enum"] == nil && !strings.Contains(kinds, kindOf(v)) && !(kindOf(v) == "integer" && strings.Contains(kinds, "number")) {
			return []string{fmt.Sprintf("%s: %v is not %s", at, v, kinds)}
		}
	}
	return out
}

func kindOf(v any) string {
	switch v.(type) {
	case string:
		return "string"
	case bool:
		return "boolean"
	case float64:
		return "number"
	}
	return "integer"
}

func TestTheSchemaForEditorsAcceptsEveryScenarioAndRefusesMistakes(t *testing.T) {
	text, err := os.ReadFile("../docs/scenario.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var schema map[string]any
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	judge := func(text []byte) []string {
		var v map[string]any
		if err := yaml.Unmarshal(text, &v); err != nil {
			t.Fatal(err)
		}
		return refusals(schema, schema["$defs"].(map[string]any), v, "")
	}
	for name, fsys := range map[string]fs.FS{"scenarios": Built(), "testdata": os.DirFS("testdata"), "template": template} {
		files, err := fs.Glob(fsys, "*/"+structure)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %v", name, err)
		}
		for _, f := range files {
			text, err := fs.ReadFile(fsys, f)
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range judge(text) {
				t.Errorf("%s %s: %s", name, f, r)
			}
		}
	}
	tinyText, err := os.ReadFile("testdata/tiny/" + structure)
	if err != nil {
		t.Fatal(err)
	}
	for from, to := range map[string]string{
		"minutes: 5": "minuts: 5", "kind: mimic": "kind: mimick", "limit: 600": "limit: soon", "category: ask": "category: asking", "    preset: ards\n": "", "seconds: 20": "seconds: [20]",
	} {
		if broken := strings.Replace(string(tinyText), from, to, 1); len(judge([]byte(broken))) == 0 {
			t.Errorf("%q in place of %q is accepted", to, from)
		}
	}
}

package scenario

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"reflect"
	"strings"
	"testing"
)

const schemaFile = "../../docs/scenario.schema.json"

// fixedWords are the fields that take one of a list of words.
var fixedWords = map[string]names{
	"Doc.setting": settings, "Device.kind": kindNames, "Device.dependence": dependences, "Variant.kind": variantKinds, "Action.category": categories,
	"Action.text": writing, "Finding.mark": marks, "Source.mark": marks, "Utility.dependence": dependences, "Criterion.domain": domains, "Promise.promise": promises,
	"Skill.id": skillNames, "Effect.mode": modeNames, "Effect.act": actNames, "Effect.fault": faultNames, "Effect.mend": faultNames, "Effect.give": drugs, "Effect.infuse": fluids,
}

// required are the fields without which a check is never clean.
var required = map[string]names{
	"Doc":     {"id", "title", "place", "hour", "specialty", "grade", "minutes", "limit", "setting", "author", "reviewer", "sources-date", "review-by", "summary", "patients", "people", "variants", "actions"},
	"Patient": {"id", "name", "preset"}, "Device": {"id", "kind", "label"}, "Person": {"id", "label"}, "Flag": {"id"}, "Variant": {"id", "kind", "weight", "truth"},
	"Action": {"id", "label", "category"}, "Finding": {"text"}, "Scene": {"id", "text"}, "Choice": {"id", "label"}, "Trigger": {"id", "when", "effects"},
	"Clue": {"id", "label"}, "Utility": {"dependence", "acts"}, "Decision": {"id", "label"}, "Criterion": {"id", "domain", "label", "points"},
	"Critical": {"id", "label", "when"}, "Fact": {"id", "label"}, "Question": {"id", "ask", "answers", "right", "because"}, "Ending": {"id", "text"}, "Source": {"id", "text", "mark"},
	"Due": {"id", "patient", "label", "at", "done"}, "Place": {"patient", "place"}, "Range": {"low", "high"}, "Skill": {"id"}, "Match": {"flag", "any"}, "Goal": {"rate", "volume", "etco2", "squeeze"},
	"Owed": {"clinician", "trust", "maker", "regulator"}, "Promise": {"promise", "kept", "why"},
}

// remarks are the comments of doc.go, by type and by type and key.
func remarks(t *testing.T) map[string]string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "doc.go", nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	said := map[string]string{}
	for _, d := range file.Decls {
		gen, ok := d.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, s := range gen.Specs {
			spec, ok := s.(*ast.TypeSpec)
			if !ok {
				continue
			}
			said[spec.Name.Name] = oneLine(gen.Doc.Text())
			for _, f := range spec.Type.(*ast.StructType).Fields.List {
				if f.Tag != nil {
					key := reflect.StructTag(strings.Trim(f.Tag.Value, "`")).Get("yaml")
					said[spec.Name.Name+"."+key] = oneLine(f.Comment.Text())
				}
			}
		}
	}
	return said
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// object is a part of a schema; encoding/json writes its keys in order.
type object map[string]any

// schemaOf describes a type; structs are described once, under $defs.
func schemaOf(v reflect.Type, said map[string]string, defs object) object {
	switch v.Kind() {
	case reflect.Pointer:
		return schemaOf(v.Elem(), said, defs)
	case reflect.String:
		return object{"type": []string{"string", "number", "boolean"}} // plain numbers and truths are taken as the words they are
	case reflect.Bool:
		return object{"type": "boolean"}
	case reflect.Int:
		return object{"type": "integer"}
	case reflect.Float64:
		return object{"type": "number"}
	case reflect.Array:
		return object{"type": "array", "items": schemaOf(v.Elem(), said, defs), "minItems": v.Len(), "maxItems": v.Len()}
	case reflect.Slice:
		return object{"type": "array", "items": schemaOf(v.Elem(), said, defs)}
	case reflect.Map:
		return object{"type": "object", "additionalProperties": schemaOf(v.Elem(), said, defs)}
	}
	if _, done := defs[v.Name()]; !done {
		defs[v.Name()] = object{} // a type may hold itself
		defs[v.Name()] = structOf(v, said, defs)
	}
	return object{"$ref": "#/$defs/" + v.Name()}
}

func structOf(v reflect.Type, said map[string]string, defs object) object {
	properties := object{}
	for i := range v.NumField() {
		f := v.Field(i)
		key := f.Tag.Get("yaml")
		if key == "-" {
			continue
		}
		p := schemaOf(f.Type, said, defs)
		if words, ok := fixedWords[v.Name()+"."+key]; ok {
			p = object{"enum": words}
		}
		if d := said[v.Name()+"."+key]; d != "" {
			p["description"] = d
		}
		properties[key] = p
	}
	out := object{"type": "object", "properties": properties, "additionalProperties": false, "description": said[v.Name()]}
	if r := required[v.Name()]; r != nil {
		out["required"] = r
	}
	return out
}

func TestTheSchemaForEditorsIsFresh(t *testing.T) {
	defs, said := object{}, remarks(t)
	schema := schemaOf(reflect.TypeFor[Doc](), said, defs)
	schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	schema["title"] = "A Downtime scenario (scenario.yaml)"
	schema["$comment"] = "Made from game/scenario/doc.go: change that, then run make golden."
	schema["$defs"] = defs
	out, err := json.MarshalIndent(schema, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	fresh(t, schemaFile, string(out)+"\n")
}

func TestTheSchemaNamesOnlyFieldsThatThereAre(t *testing.T) {
	keys := map[string]bool{}
	defs := object{}
	schemaOf(reflect.TypeFor[Doc](), map[string]string{}, defs)
	for name, d := range defs {
		for key := range d.(object)["properties"].(object) {
			keys[name+"."+key] = true
		}
	}
	for at, words := range fixedWords {
		if !keys[at] || len(words) < 2 {
			t.Errorf("%s is no field with a list of words", at)
		}
	}
	for name, all := range required {
		for _, key := range all {
			if !keys[name+"."+key] {
				t.Errorf("%s has no field %s", name, key)
			}
		}
	}
}

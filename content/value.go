package content

import (
	"fmt"
	"math"
	"reflect"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"downtime/game/scenario"
)

// value fills one field from one node and remembers where it stood.
func (d *decoder) value(n ast.Node, v reflect.Value, path string) {
	if n == nil {
		return
	}
	d.where[path] = at(n)
	switch n.(type) {
	case *ast.AnchorNode, *ast.AliasNode, *ast.TagNode:
		d.report(at(n), path, scenario.CodeYAMLForm, "anchors, aliases and tags are not used in scenarios", "write the value out")
		return
	case *ast.NullNode:
		d.report(at(n), path, scenario.CodeEmpty, "the key has no value", "give it one, or remove the key")
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		d.value(n, v.Elem(), path)
	case reflect.Struct, reflect.Map:
		d.mapping(n, v, path)
	case reflect.Slice, reflect.Array:
		d.list(n, v, path)
	default:
		d.scalar(n, v, path)
	}
}

// list fills a slice, or an array, which wants exactly its number of values.
func (d *decoder) list(n ast.Node, v reflect.Value, path string) {
	seq, ok := n.(*ast.SequenceNode)
	if !ok {
		d.wrongType(n, path, "a list")
		return
	}
	if d.tooMany(n, path, len(seq.Values)) {
		return
	}
	if v.Kind() == reflect.Slice {
		v.Set(reflect.MakeSlice(v.Type(), len(seq.Values), len(seq.Values)))
	} else if len(seq.Values) != v.Len() {
		d.wrongType(n, path, fmt.Sprintf("a list of %d numbers", v.Len()))
		return
	}
	for i, item := range seq.Values {
		d.value(item, v.Index(i), path+"["+strconv.Itoa(i)+"]")
	}
}

func (d *decoder) scalar(n ast.Node, v reflect.Value, path string) {
	switch v.Kind() {
	case reflect.String:
		s, ok := stringOf(n)
		if !ok {
			d.wrongType(n, path, "words")
			return
		}
		if message, fix := foulWords(s); message != "" {
			d.report(at(n), path, scenario.CodeBytes, message, fix)
			return
		}
		v.SetString(s)
	case reflect.Bool:
		b, ok := n.(*ast.BoolNode)
		if !ok {
			d.wrongType(n, path, "true or false")
			return
		}
		v.SetBool(b.Value)
	case reflect.Int:
		f, ok := d.number(n, path)
		if !ok || f != math.Trunc(f) || math.Abs(f) > 1e9 {
			d.wrongType(n, path, "a whole number")
			return
		}
		v.SetInt(int64(f))
	case reflect.Float64:
		f, ok := d.number(n, path)
		if !ok {
			d.wrongType(n, path, "a number")
			return
		}
		v.SetFloat(f)
	default:
		panic("content: the schema has a field of kind " + v.Kind().String())
	}
}

// stringOf takes words, and plain numbers and truths as the words they were written with.
func stringOf(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.StringNode:
		return strings.TrimRight(n.Value, "\n"), true
	case *ast.LiteralNode:
		return strings.TrimRight(n.Value.Value, "\n"), true
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return n.GetToken().Value, true
	}
	return "", false
}

// number takes a finite number, and .nan where an alarm limit may be off.
func (d *decoder) number(n ast.Node, path string) (float64, bool) {
	switch n := n.(type) {
	case *ast.IntegerNode:
		text := n.GetToken().Value
		if len(text) > 1 && text[0] == '0' && text[1] != '.' {
			return 0, false // 012 is ten or twelve, by version of YAML
		}
		f, err := strconv.ParseFloat(strings.ReplaceAll(text, "_", ""), 64)
		return f, err == nil
	case *ast.FloatNode:
		return n.Value, !math.IsInf(n.Value, 0) && !math.IsNaN(n.Value)
	case *ast.NanNode:
		return math.NaN(), strings.Contains(path, ".limits.")
	}
	return 0, false
}

func (d *decoder) wrongType(n ast.Node, path, wanted string) {
	d.report(at(n), path, scenario.CodeValue, "this must be "+wanted+", and is "+describe(n), examples[wanted])
}

// examples show what each sort of value looks like.
var examples = map[string]string{
	"words": "words on one line; in quotes if they hold : or #", "true or false": "true or false, without quotes", "a whole number": "digits alone: no quotes, no unit, as in 600",
	"a number": "digits alone: no quotes, no unit, as in 0.5", "a list": "one entry a line, each behind a hyphen; or [one, two]", "keys with values": "one key: value a line; or {key: value, key: value}",
	"a list of 2 numbers": "as in [12, 18]",
}

func describe(n ast.Node) string {
	switch n := n.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		return "keys with values"
	case *ast.SequenceNode:
		return "a list"
	case *ast.LiteralNode:
		return "a block of words"
	case *ast.BoolNode:
		return n.GetToken().Value
	default:
		return strconv.Quote(shorten(n.GetToken().Value))
	}
}

func shorten(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

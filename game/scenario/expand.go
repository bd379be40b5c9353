package scenario

import (
	"reflect"
	"strings"
)

// expanded is one authored action on one of its targets.
type expanded struct {
	Action
	path   string // "actions[3]": the authored action
	target string // "" none
}

// expand copies an action with targets once for each, with "@" replaced by the number at the end of the target's id.
func (c *compiler) expand() []expanded {
	var all []expanded
	for i, a := range c.doc.Actions {
		path := place("actions", i)
		if len(a.Targets) == 0 {
			all = append(all, expanded{a, path, ""})
			continue
		}
		for j, target := range a.Targets {
			number := trailingNumber(target)
			if number == "" {
				c.report(place(path+".targets", j), CodeAt, "target "+quote(target)+" has no number at its end", "end the id of the target with a number, as in bed3")
				continue
			}
			all = append(all, expanded{substitute(a, number), path, target})
		}
	}
	return all
}

// substitute gives a deep copy of a in which every string but the id has number for "@".
func substitute(a Action, number string) Action {
	id := a.ID
	out := replaced(reflect.ValueOf(a), number).Interface().(Action)
	out.ID = id
	return out
}

func replaced(v reflect.Value, number string) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	out.Set(v)
	switch v.Kind() {
	case reflect.String:
		out.SetString(strings.ReplaceAll(v.String(), "@", number))
	case reflect.Slice:
		if !v.IsNil() {
			out.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		}
		for i := range v.Len() {
			out.Index(i).Set(replaced(v.Index(i), number))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			out.Field(i).Set(replaced(v.Field(i), number))
		}
	default: // numbers, bools and pointers to numbers hold no words; Range.Unit never holds "@"
	}
	return out
}

func trailingNumber(id string) string {
	return id[len(strings.TrimRight(id, "0123456789")):]
}

package engine

import (
	"hash/fnv"
	"reflect"
	"unsafe"
)

// span is a stretch of State that holds values and no padding.
type span struct{ from, to uintptr }

var spans = spansOf(reflect.TypeFor[State](), 0, nil)

// spansOf walks a flat type and joins neighbouring fields, leaving padding out. It panics on anything that is not flat.
func spansOf(t reflect.Type, at uintptr, out []span) []span {
	switch t.Kind() {
	case reflect.Struct:
		for i := range t.NumField() {
			f := t.Field(i)
			out = spansOf(f.Type, at+f.Offset, out)
		}
		return out
	case reflect.Array:
		for i := range t.Len() {
			out = spansOf(t.Elem(), at+uintptr(i)*t.Elem().Size(), out)
		}
		return out
	case reflect.Map, reflect.Slice, reflect.Pointer, reflect.String, reflect.Interface, reflect.Func, reflect.Chan, reflect.UnsafePointer:
		panic("engine: State is not flat: " + t.String())
	}
	if n := len(out); n > 0 && out[n-1].to == at {
		out[n-1].to = at + t.Size()
		return out
	}
	return append(out, span{at, at + t.Size()})
}

// Hash is the fingerprint of a State: equal States have equal hashes on every processor Downtime is built for (all little-endian).
func Hash(s *State) uint64 {
	h := fnv.New64a()
	base := unsafe.Pointer(s)
	for _, sp := range spans {
		h.Write(unsafe.Slice((*byte)(unsafe.Add(base, sp.from)), sp.to-sp.from))
	}
	return h.Sum64()
}

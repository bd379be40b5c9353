package engine

import (
	"encoding/binary"
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
		elem := spansOf(t.Elem(), 0, nil)
		for i := range t.Len() {
			for _, e := range elem {
				out = join(out, span{at + uintptr(i)*t.Elem().Size() + e.from, at + uintptr(i)*t.Elem().Size() + e.to})
			}
		}
		return out
	case reflect.Map, reflect.Slice, reflect.Pointer, reflect.String, reflect.Interface, reflect.Func, reflect.Chan, reflect.UnsafePointer:
		panic("engine: State is not flat: " + t.String())
	}
	return join(out, span{at, at + t.Size()})
}

func join(out []span, s span) []span {
	if n := len(out); n > 0 && out[n-1].to == s.from {
		out[n-1].to = s.to
		return out
	}
	return append(out, s)
}

// Hash is the fingerprint of a State: equal States have equal hashes on every processor Downtime is built for (all little-endian). It is
// FNV-1a over words of eight bytes with a shift that carries high bits down; not meant against forgers.
func Hash(s *State) uint64 {
	const prime = 1099511628211
	h := uint64(14695981039346656037)
	base := unsafe.Pointer(s)
	for _, sp := range spans {
		b := unsafe.Slice((*byte)(unsafe.Add(base, sp.from)), sp.to-sp.from)
		for ; len(b) >= 8; b = b[8:] {
			h = (h ^ binary.LittleEndian.Uint64(b)) * prime
			h ^= h >> 32
		}
		for _, c := range b {
			h = (h ^ uint64(c)) * prime
		}
	}
	return h
}

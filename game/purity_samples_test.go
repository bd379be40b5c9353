package game_test

import (
	"go/token"
	"strings"
	"testing"
)

// Each sample is the body of func f(a, b, c float64, m map[int]float64) float64, with the words that
// the finding must hold; none where the body must pass.
var samples = []struct {
	name, body, want string
}{
	{"a product added", `return a*b + c`, "float64(x*y)"},
	{"a product on the right", `return c + a*b`, "float64(x*y)"},
	{"a product subtracted", `return c - a*b`, "float64(x*y)"},
	{"in parentheses", `return c + (a * b)`, "float64(x*y)"},
	{"behind a sign", `return c + -(a*b)`, "float64(x*y)"},
	{"+=", `c += a * b; return c`, "float64(x*y)"},
	{"-=", `c -= a * b; return c`, "float64(x*y)"},
	{"a product of products", `return a*b*c + 1`, "float64(x*y)"},
	{"a constant factor", `return 0.5*a + b`, "float64(x*y)"},
	{"division before the product", `return a/b*c + 1`, "float64(x*y)"},
	{"two products", `return float64(a*b) + b*c`, "float64(x*y)"},
	{"through a variable", `t := a * b; return t + c`, "through t"},
	{"through a declared variable", `var t = a * b; return c - t`, "through t"},
	{"through *=", `a *= b; return a + c`, "through a"},
	{"into a running sum", `t := a * b; t += c; return t`, "through t"},
	{"in a float32", `x, y := float32(a), float32(b); return float64(x*y + x)`, "float64(x*y)"},
	{"doubled", `return a * b * 2`, "float64(x*y)"},
	{"doubled from the left", `return 2 * (a * b)`, "float64(x*y)"},
	{"divided by a half", `return a * b / 0.5`, "float64(x*y)"},
	{"doubled in place", `t := a * b; t *= 2; return t`, "through t"},
	{"in an argument", `return math.Sqrt(a*b + c)`, "float64(x*y)"},

	{"a rounded product", `return float64(a*b) + c`, ""},
	{"a rounded product of products", `return float64(a*b*c) + 1`, ""},
	{"a rounded product in a running sum", `c += float64(a * b); return c`, ""},
	{"a rounded variable", `t := float64(a * b); return t + c`, ""},
	{"a product alone", `return a * b`, ""},
	{"a product of sums", `return (a + b) * (b + c)`, ""},
	{"a doubled factor", `return 2 * a * b`, ""},
	{"a rounded product doubled", `return 2 * float64(a*b)`, ""},
	{"four times a product", `return a * b * 4`, ""},
	{"a quotient of a product", `return a*b/c + 1`, ""},
	{"a constant product", `const k = 2.5 * 4.0; return k + 2.0*3.0 + a`, ""},
	{"whole numbers", `i, j := 2, 3; return float64(i*j + 1)`, ""},
	{"a comparison", `if a*b > c { return 1 }; return 0`, ""},

	{"math.Exp", `return math.Exp(a)`, "math.Exp"},
	{"math.Pow", `return math.Pow(a, b)`, "math.Pow"},
	{"math.FMA", `return math.FMA(a, b, c)`, "math.FMA"},
	{"math.Cbrt", `return math.Cbrt(a)`, "math.Cbrt"},
	{"math.Sqrt", `return math.Sqrt(a) + math.Floor(b) + math.MaxFloat64 + math.Pi`, ""},

	{"a goroutine", `go func() {}(); return a`, "goroutine"},
	{"a channel", `var ch chan int; _ = ch; return a`, "names a channel"},
	{"a select", `select { default: }; return a`, "selects"},
	{"a send and a receive", `ch := make(chan int, 1); ch <- 1; <-ch; return a`, "receives"},
	{"a range over a map", `for _, v := range m { c += v }; return c`, "no order"},
	{"a range over a map's keys", `for k := range maps.Keys(m) { c += m[k] }; return c`, "no order"},
	{"a range over sorted keys", `for _, k := range slices.Sorted(maps.Keys(m)) { c += m[k] }; return c`, ""},
	{"a range over an array", `for _, v := range [3]float64{a, b, c} { c += v }; return c`, ""},
	{"the clock", `return a + time.Since(time.Time{}).Seconds()`, "time.Since"},
	{"the environment", `_ = os.Getenv("HOME"); return a`, "os.Getenv"},
	{"a global draw", `return rand.Float64()`, "rand.Float64"},
	{"a print", `fmt.Println(a); return a`, "fmt.Println"},
	{"a formatted string", `_ = fmt.Sprint(a); return a`, ""},
	{"package state", `total = a; return a`, "package variable total"},
	{"package state in a table", `table[0] = a; return a`, "package variable table"},
	{"a table that is read", `return table[0] + a`, ""},
}

const frame = `package sample
import ("fmt"; "maps"; "math"; "math/rand"; "os"; "slices"; "time")
var _, _, _, _, _, _, _ = fmt.Sprint, maps.Keys[map[int]int], math.Pi, rand.Int, os.Exit, slices.Max[[]int], time.Now
var total float64
var table [4]float64
func f(a, b, c float64, m map[int]float64) float64 { BODY }
`

func TestThePurityTestCatchesAndPermitsWhatItShould(t *testing.T) {
	fset := token.NewFileSet()
	std := compiled(t, fset, "fmt", "maps", "math", "math/rand", "os", "slices", "time")
	for _, s := range samples {
		t.Run(s.name, func(t *testing.T) {
			found := impurities(typedSample(t, strings.Replace(frame, "BODY", s.body, 1), std, fset))
			var all []string
			for _, f := range found {
				all = append(all, f.at+": "+f.what)
			}
			got := strings.Join(all, "\n")
			if s.want == "" && got != "" || !strings.Contains(got, s.want) {
				t.Errorf("in %q found:\n%s\nwant one with %q", s.body, got, s.want)
			}
		})
	}
}

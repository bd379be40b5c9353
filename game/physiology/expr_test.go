package physiology

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// value is an expression ready to be read at any moment of a run.
type value func(*world) float64

// parser reads one expression: comparisons over sums over products over powers over names, numbers, calls and brackets.
type parser struct {
	text string
	at   int
}

// compile reads a whole expression. It panics with what is wrong: the runner names the row.
func compile(text string) value {
	p := &parser{text: text}
	v := p.either()
	if p.skip(); p.at < len(p.text) {
		panic(fmt.Sprintf("%q: cannot read from %q on", text, p.text[p.at:]))
	}
	return v
}

func (p *parser) skip() {
	for p.at < len(p.text) && p.text[p.at] == ' ' {
		p.at++
	}
}

// take eats one of the signs, the longest first, and says which.
func (p *parser) take(signs ...string) string {
	p.skip()
	for _, s := range signs {
		if strings.HasPrefix(p.text[p.at:], s) {
			p.at += len(s)
			return s
		}
	}
	return ""
}

// either joins comparisons with or and and, from the left: brackets say more.
func (p *parser) either() value {
	left := p.comparison()
	for {
		op := p.take("or ", "and ")
		if op == "" {
			return left
		}
		a, b := left, p.comparison()
		left = func(w *world) float64 {
			if op == "or " {
				return truth(a(w) != 0 || b(w) != 0)
			}
			return truth(a(w) != 0 && b(w) != 0)
		}
	}
}

func (p *parser) comparison() value {
	a := p.sum()
	op := p.take("<=", ">=", "<", ">", "=")
	if op == "" {
		return a
	}
	b := p.sum()
	return func(w *world) float64 {
		x, y := a(w), b(w)
		switch op {
		case "<":
			return truth(x < y)
		case ">":
			return truth(x > y)
		case "<=":
			return truth(x <= y)
		case ">=":
			return truth(x >= y)
		}
		return truth(x == y)
	}
}

func truth(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func (p *parser) sum() value {
	left := p.product()
	for {
		op := p.take("+", "-")
		if op == "" {
			return left
		}
		a, b := left, p.product()
		if op == "+" {
			left = func(w *world) float64 { return a(w) + b(w) }
		} else {
			left = func(w *world) float64 { return a(w) - b(w) }
		}
	}
}

func (p *parser) product() value {
	left := p.factor()
	for {
		op := p.take("*", "/")
		if op == "" {
			return left
		}
		a, b := left, p.factor()
		if op == "*" {
			left = func(w *world) float64 { return a(w) * b(w) }
		} else {
			left = func(w *world) float64 { return a(w) / b(w) }
		}
	}
}

func (p *parser) factor() value {
	switch p.take("-", "(") {
	case "-":
		v := p.factor()
		return func(w *world) float64 { return -v(w) }
	case "(":
		v := p.either()
		p.expect(")")
		return v
	}
	if v, ok := p.number(); ok {
		return func(*world) float64 { return v }
	}
	name := p.name()
	if p.take("(") == "" {
		return named(name)
	}
	return p.call(name)
}

func (p *parser) expect(sign string) {
	if p.take(sign) == "" {
		panic(fmt.Sprintf("%q: want %q at %q", p.text, sign, p.text[p.at:]))
	}
}

func (p *parser) number() (float64, bool) {
	end := p.at
	for end < len(p.text) && (unicode.IsDigit(rune(p.text[end])) || p.text[end] == '.') {
		end++
	}
	x, err := strconv.ParseFloat(p.text[p.at:end], 64)
	if err == nil {
		p.at = end
	}
	return x, err == nil
}

func (p *parser) name() string {
	end := p.at
	for end < len(p.text) && (p.text[end] == '_' || p.text[end] == '.' || p.text[end] == '[' || p.text[end] == ']' ||
		unicode.IsLetter(rune(p.text[end])) || unicode.IsDigit(rune(p.text[end]))) {
		end++
	}
	if end == p.at {
		panic(fmt.Sprintf("%q: want a name at %q", p.text, p.text[p.at:]))
	}
	name := p.text[p.at:end]
	p.at = end
	return name
}

// call reads what stands in the brackets of a function. One that is about something kept (a series, a watched quantity) takes its name
// first; the others take numbers.
func (p *parser) call(name string) value {
	about, isAbout := abouts[name]
	f, ok := functions[name]
	if !ok && !isAbout {
		panic("no function " + name)
	}
	subject := ""
	if isAbout {
		p.skip()
		subject = p.name()
		p.take(",")
	}
	var args []value
	for p.take(")") == "" {
		args = append(args, p.either())
		p.take(",")
	}
	return func(w *world) float64 {
		x := make([]float64, len(args))
		for i, a := range args {
			x[i] = a(w)
		}
		if isAbout {
			return about(w, subject, x)
		}
		return f(x...)
	}
}

package goja

import (
	"reflect"
	"strings"

	"github.com/dop251/goja"
	"github.com/dop251/goja/ast"
)

// goja has two machines for regular expressions: Go's, for patterns without look
// around and references back, and regexp2. Go's takes \p{L} for the letter p, and
// keeps what a group has matched in an earlier round of a loop, which the
// language forgets. A pattern for which that matters gets a tail that only
// regexp2 can read, and that matches nothing; no script gets to see it.

const backtracking = "(?:(?=))"

// forRegexp2 is a pattern with that tail, if it needs one.
func forRegexp2(pattern, flags string) string {
	if strings.Contains(flags, "u") && (strings.Contains(pattern, `\p{`) || strings.Contains(pattern, `\P{`)) || loopsOverGroups(pattern) {
		return pattern + backtracking
	}
	return pattern
}

// loopsOverGroups tells whether a group that repeats has groups in it that may
// not take part in each round.
func loopsOverGroups(pattern string) bool {
	type group struct{ captures, optional bool }
	var open []group
	class := false
	for i := 0; i < len(pattern); i++ {
		switch c := pattern[i]; {
		case c == '\\':
			i++
		case c == '[':
			class = true
		case c == ']':
			class = false
		case class:
		case c == '(':
			captures := !strings.HasPrefix(pattern[i+1:], "?") || strings.HasPrefix(pattern[i+1:], "?<") && !strings.HasPrefix(pattern[i+1:], "?<=") && !strings.HasPrefix(pattern[i+1:], "?<!")
			for k := range open {
				open[k].captures = open[k].captures || captures
			}
			open = append(open, group{})
		case c == '|' && len(open) > 0:
			open[len(open)-1].optional = true
		case c == ')' && len(open) > 0:
			g := open[len(open)-1]
			open = open[:len(open)-1]
			next := byte(0)
			if i+1 < len(pattern) {
				next = pattern[i+1]
			}
			if g.captures && g.optional && (next == '*' || next == '+' || next == '{') {
				return true
			}
			if len(open) > 0 && (g.optional || next == '?' || next == '*' || next == '{') {
				open[len(open)-1].optional = true
			}
		}
	}
	return false
}

// literal gives a regular expression in a text the tail it needs.
func (u *unit) literal(n *ast.RegExpLiteral) { n.Pattern = forRegexp2(n.Pattern, n.Flags) }

// installRegExpSource hides the tail, and writes a slash as V8 does.
func (e *Engine) installRegExpSource(proto *goja.Object) {
	own, _ := e.natives.getOwn.call(nil, proto, e.vm.ToValue("source")).(*goja.Object)
	e.machine.wrapCall(own.Get("get").(*goja.Object), func(original native) native {
		return func(c goja.FunctionCall) goja.Value {
			v := original(c)
			if o, ok := c.This.(*goja.Object); ok {
				if text := v.String(); strings.HasSuffix(text, backtracking) || strings.Contains(text, `\u002f`) {
					return e.vm.ToValue(sourceText(o, text))
				}
			}
			return v
		}
	})
	e.machine.wrapCall(proto.Get("toString").(*goja.Object), func(original native) native {
		return func(c goja.FunctionCall) goja.Value {
			v := original(c)
			o, ok := c.This.(*goja.Object)
			if !ok || o.ClassName() != "RegExp" {
				return v
			}
			if text := v.String(); strings.Contains(text, backtracking+"/") || strings.Contains(text, `\u002f`) {
				return e.vm.ToValue("/" + o.Get("source").String() + "/" + o.Get("flags").String())
			}
			return v
		}
	})
}

func sourceText(o *goja.Object, text string) string {
	text = strings.TrimSuffix(text, backtracking)
	inner := reflect.ValueOf(o).Elem().FieldByName("self").Elem().Elem()
	if p := inner.FieldByName("pattern"); p.IsValid() && strings.Contains(p.Elem().FieldByName("src").String(), `\u002f`) {
		return text
	}
	var b strings.Builder
	class := false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case strings.HasPrefix(text[i:], `\u002f`):
			if !class {
				b.WriteByte('\\')
			}
			b.WriteByte('/')
			i += len(`\u002f`) - 1
			continue
		case c == '\\' && i+1 < len(text):
			b.WriteByte(c)
			i++
		case c == '[':
			class = true
		case c == ']':
			class = false
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

// installMatchOrder puts the properties of what a regular expression has matched
// in V8's order, which console.log shows.
func (e *Engine) installMatchOrder(proto *goja.Object) {
	ordered := func(v goja.Value) {
		o, ok := v.(*goja.Object)
		if !ok || o.ClassName() != "Array" {
			return
		}
		input := o.Get("input")
		if input == nil {
			return // of match with the flag g
		}
		groups := o.Get("groups")
		o.Delete("input")
		o.Delete("groups")
		o.Set("input", input)
		o.Set("groups", groups)
	}
	after := func(f *goja.Object, see func(goja.Value)) {
		e.machine.wrapCall(f, func(original native) native {
			return func(c goja.FunctionCall) goja.Value {
				v := original(c)
				see(v)
				return v
			}
		})
	}
	after(proto.Get("exec").(*goja.Object), ordered)
	after(proto.GetSymbol(goja.SymMatch).(*goja.Object), ordered)
	after(e.natives.matches.Get("next").(*goja.Object), func(v goja.Value) {
		if o, ok := v.(*goja.Object); ok {
			ordered(o.Get("value"))
		}
	})
}

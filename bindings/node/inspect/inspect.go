// Package inspect is util.inspect and util.format, as Node 20's, over any
// engine: the same text for the same value, to the letter.
//
// It looks at values through the engine seam alone and runs script code only
// where Node does: custom inspect functions, getters if asked to, toString for
// %s. What an engine cannot show (the state of a promise, what a proxy hides)
// it may offer as an engine.Previewer.
//
// Printing plain strings and numbers, which is most of what programs print,
// touches none of the machinery: see AppendFormat.
package inspect

import (
	"math"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// Inspector is util.inspect of one Env: its default options, its colours, its
// symbol. Loop goroutine only.
type Inspector struct {
	env *env.Env
	eng engine.Engine

	defaults Options
	// What scripts were given, once they have asked for it; from then on
	// their changes count.
	defaultsObject, colorsObject, stylesObject engine.Value

	function                 engine.Value // util.inspect itself
	stylePlain, styleColored engine.Value // options.stylize of custom functions
	protosKnown              bool
	objectProto, funcProto   engine.Value
	custom, toStringTag      engine.Value // symbols, nil where there are none
}

type stateKey struct{}

// Of is the Inspector of an Env. Loop goroutine only.
func Of(e *env.Env) *Inspector {
	return env.State(e, stateKey{}, func() *Inspector {
		return &Inspector{env: e, eng: e.Engine, defaults: DefaultOptions}
	})
}

// Env is the Env whose values it shows. Safe from any goroutine.
func (in *Inspector) Env() *env.Env { return in.env }

// Install makes error messages of this Env show values as util.inspect does.
// Loop goroutine only.
func Install(e *env.Env) {
	e.Inspect = func(v engine.Value) string {
		s, err := Of(e).Inspect(v, nil)
		if err != nil {
			return e.Text(v)
		}
		return s
	}
}

// Custom is what the host value of an object (engine.SetHost) may be: it then
// says how the object looks, where a script would define util.inspect.custom.
// The Depth of the options is what is left of it.
type Custom interface {
	InspectCustom(in *Inspector, v engine.Value, o *Options) (string, error)
}

// Inspect is util.inspect(v, options); nil options are the defaults. The error
// is what script code threw on the way. Loop goroutine only.
func (in *Inspector) Inspect(v engine.Value, o *Options) (text string, err error) {
	p := printer{Inspector: in}
	if o == nil {
		p.Options, err = in.Defaults()
		if err != nil {
			return "", err
		}
	} else {
		p.Options = *o
	}
	defer func() {
		lang.Release(p.env, p.circular)
		if r := recover(); r != nil {
			t, ok := r.(thrown)
			if !ok {
				panic(r)
			}
			text, err = "", t.err
		}
	}()
	return p.value(v, 0, false), nil
}

// thrown carries what script code threw out of the depths of a printer.
type thrown struct{ err error }

func must[T any](v T, err error) T {
	if err != nil {
		panic(thrown{err})
	}
	return v
}

// printer is one call of util.inspect.
type printer struct {
	*Inspector
	Options
	seen     []engine.Value // the objects we are inside of
	circular []engine.Value // those met again; place + 1 is their number
	indent   int
	deepest  int         // level of the object entered last
	budget   map[int]int // what has been printed, by indentation
}

// maxNesting is where a printer gives up as Node does when its stack is full.
const maxNesting = 3000

// lookUp finds what every object is held against, the first time there is one.
func (p *printer) lookUp() {
	if p.protosKnown {
		return
	}
	in := p.Inspector
	in.protosKnown = true
	in.objectProto = lang.Prototype(in.env, "Object")
	in.funcProto = lang.Prototype(in.env, "Function")
	in.toStringTag = lang.Symbol(in.env, "toStringTag")
	in.custom = lang.SymbolFor(in.env, "nodejs.util.inspect.custom")
}

// value shows any value. level is how deep it is.
func (p *printer) value(v engine.Value, level int, inTyped bool) string {
	switch p.eng.TypeOf(v) {
	case engine.Null:
		return p.style("null", "null")
	case engine.Object, engine.Function:
	default:
		return p.primitive(v)
	}
	p.lookUp()
	context := v
	if preview, ok := p.eng.(engine.Previewer); ok {
		if target, handler, ok := preview.ProxyOf(v); ok {
			if target == nil {
				return p.style("<Revoked Proxy>", "special")
			}
			if p.ShowProxy {
				return p.proxy(target, handler, level)
			}
			for ok {
				v = target
				target, _, ok = preview.ProxyOf(v)
			}
		}
	}
	if p.CustomInspect {
		if text, ok := p.customText(v, context, level); ok {
			return text
		}
	}
	for _, s := range p.seen {
		if p.eng.Same(s, v) {
			return p.style("[Circular *"+itoa(p.circularIndex(v, true))+"]", "special")
		}
	}
	return p.object(v, level, inTyped)
}

// circularIndex is the number of an object that contains itself, 0 for none.
func (p *printer) circularIndex(v engine.Value, add bool) int {
	for i, c := range p.circular {
		if p.eng.Same(c, v) {
			return i + 1
		}
	}
	if !add {
		return 0
	}
	p.circular = append(p.circular, p.eng.Hold(v))
	return len(p.circular)
}

// customText asks the object's own inspect function.
func (p *printer) customText(v, context engine.Value, level int) (string, bool) {
	if c, ok := p.eng.Host(v).(Custom); ok {
		o := p.Options
		o.Depth -= float64(level)
		o.level = level
		return p.indented(must(c.InspectCustom(p.Inspector, v, &o))), true
	}
	if p.custom == nil {
		return "", false
	}
	f := must(p.eng.Get(v, p.custom))
	if p.eng.TypeOf(f) != engine.Function || p.function != nil && p.eng.Same(f, p.function) {
		return "", false
	}
	// A prototype inherits nothing to show from itself.
	ctor := must(p.eng.Get(v, "constructor"))
	if lang.IsObject(p.env, ctor) && p.eng.Same(must(p.eng.Get(ctor, "prototype")), v) {
		return "", false
	}
	depth := p.eng.Null()
	if !p.depthNull {
		depth = p.eng.Number(p.Depth - float64(level))
	}
	result := must(p.eng.Call(f, context, depth, p.optionsObject(), p.Function()))
	if p.eng.TypeOf(result) == engine.String {
		return p.indented(must(p.eng.ToString(result))), true
	}
	if p.eng.TypeOf(result) != engine.Undefined && lang.StrictEqual(p.env, result, context) {
		return "", false
	}
	if level > maxNesting {
		return "", false
	}
	return p.value(result, level, false), true
}

// indented moves the further lines of a text to where we are.
func (p *printer) indented(text string) string {
	if p.indent == 0 || !strings.Contains(text, "\n") {
		return text
	}
	return strings.ReplaceAll(text, "\n", "\n"+spaces(p.indent))
}

func (p *printer) proxy(target, handler engine.Value, level int) string {
	if p.tooDeep(level) {
		return p.style("Proxy [Array]", "special")
	}
	p.indent += 2
	parts := []string{p.value(target, level+1, false), p.value(handler, level+1, false)}
	p.indent -= 2
	return p.reduce(parts, "", "Proxy [", "]", true, level+1, nil)
}

func (p *printer) tooDeep(level int) bool { return float64(level) > p.Depth }

func (p *printer) primitive(v engine.Value) string {
	switch p.eng.TypeOf(v) {
	case engine.Undefined:
		return p.style("undefined", "undefined")
	case engine.Boolean:
		if p.eng.ToBool(v) {
			return p.style("true", "boolean")
		}
		return p.style("false", "boolean")
	case engine.Number:
		return p.style(numberText(must(p.eng.ToNumber(v)), p.NumericSeparator), "number")
	case engine.BigInt:
		return p.style(bigIntText(must(p.eng.ToString(v)), p.NumericSeparator), "bigint")
	case engine.Symbol:
		return p.style(p.symbolText(v), "symbol")
	}
	return p.text(must(p.eng.ToString(v)))
}

func (in *Inspector) symbolText(v engine.Value) string {
	f := lang.Intrinsic(in.env, "Symbol", "toString")
	return must(in.eng.ToString(must(in.eng.Call(f, v))))
}

// minLineLength is the length up to which a string is never broken into lines.
const minLineLength = 16

// text shows a string: quoted, cut to the maximum, and, if it is too long for
// its line, a piece for each of its lines.
func (p *printer) text(s string) string {
	trailer := ""
	length := UTF16Length(s)
	if float64(length) > p.MaxStringLength {
		limit := int(math.Max(0, p.MaxStringLength))
		trailer = "... " + itoa(length-limit) + " more character" + plural(length-limit)
		s, length = UTF16Prefix(s, limit), limit
	}
	if p.Compact != CompactAlways && length > minLineLength && float64(length) > p.BreakLength-float64(p.indent)-4 &&
		strings.Contains(s, "\n") {
		var b strings.Builder
		for i, line := range strings.SplitAfter(s, "\n") {
			if line == "" {
				break
			}
			if i > 0 {
				b.WriteString(" +\n" + spaces(p.indent+2))
			}
			b.WriteString(p.style(Quote(line), "string"))
		}
		return b.String() + trailer
	}
	return p.style(Quote(s), "string") + trailer
}

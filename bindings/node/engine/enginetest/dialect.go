package enginetest

import (
	"testing"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// A Dialect is the little that the suite says in the language of the engine.
// Each is the body of a function whose parameters are a and b, as
// engine.Function compiles it, and gives the value of what is said here in
// JavaScript. What the language has no words for is "", and not asked.
type Dialect struct {
	Same    string // return a
	This    string // return this
	Call    string // return a(b)
	Method  string // return a.m(b)
	New     string // return new a(b)
	Get     string // return a.x
	Set     string // a.x = b
	Closure string // return function () { return a }
	Throw   string // throw a, on the third line
	Catch   string // try { return a() } catch (e) { return b(e) }
	Error   string // return new Error(a), on the third line
	Unknown string // return nobodyHasThisName
	Endless string // for (;;) {}
	Deep    string // function f() { return f() } return f()
	Broken  string // does not compile, because of its second line
}

// JavaScript is the dialect of Run.
var JavaScript = Dialect{
	Same:    `return a`,
	This:    `return this`,
	Call:    `return a(b)`,
	Method:  `return a.m(b)`,
	New:     `return new a(b)`,
	Get:     `return a.x`,
	Set:     `a.x = b`,
	Closure: `return function () { return a }`,
	Throw:   "\n\nthrow a",
	Catch:   `try { return a() } catch (e) { return b(e) }`,
	Error:   "\n\nreturn new Error(a)",
	Unknown: `return nobodyHasThisName`,
	Endless: `for (;;) {}`,
	Deep:    `function f() { return f() } return f()`,
	Broken:  "return a\n)",
}

// seamParts are the tests that need a dialect alone.
var seamParts = []struct {
	name string
	test func(*seam)
}{
	{"Values", seamValues},
	{"Text", seamText},
	{"Conversions", seamConversions},
	{"Same", seamSame},
	{"Call", seamCall},
	{"Funcs", seamFuncs},
	{"Constructors", seamConstructors},
	{"Properties", seamProperties},
	{"Accessors", seamAccessors},
	{"Keys", seamKeys},
	{"Prototypes", seamPrototypes},
	{"Arrays", seamArrays},
	{"Bytes", seamBytes},
	{"Hosts", seamHosts},
	{"HostsAreCollected", seamHostsAreCollected},
	{"Thrown", seamThrown},
	{"GoErrors", seamGoErrors},
	{"GoPanics", seamGoPanics},
	{"Nesting", seamNesting},
	{"Microtasks", seamMicrotasks},
	{"Recursion", seamRecursion},
	{"Interrupt", seamInterrupt},
	{"Termination", seamTermination},
	{"OutOfTurn", seamOutOfTurn},
	{"SyntaxErrors", seamSyntaxErrors},
	{"Places", seamPlaces},
	{"Hold", seamHold},
}

// RunDialect runs the part of the suite that needs no JavaScript, for an engine
// of another language; what it leaves out is skipped by name. open makes a fresh
// engine each time.
func RunDialect(t *testing.T, open func() engine.Engine, d Dialect) {
	runSeam(t, open, d)
	for _, part := range parts {
		t.Run(part.name, func(t *testing.T) { t.Skip("its scripts are JavaScript") })
	}
	if _, ok := open().(engine.Modules); !ok {
		t.Run("Modules", func(t *testing.T) { t.Skip("the engine has no engine.Modules") })
	}
}

func runSeam(t *testing.T, open func() engine.Engine, d Dialect) {
	t.Run("Seam", func(t *testing.T) {
		for _, part := range seamParts {
			t.Run(part.name, func(t *testing.T) { part.test(&seam{kit: kit{t, open()}, d: d}) })
		}
	})
}

// seam is a test that speaks a dialect.
type seam struct {
	kit
	d Dialect
}

// say compiles a sentence; an unknown one ends the test.
func (s *seam) say(sentence string) engine.Value {
	s.Helper()
	if sentence == "" {
		s.Skip("the dialect has no word for it")
	}
	return s.ok(s.Function(engine.Source{File: "seam.js", Text: sentence}, "a", "b"))
}

// do says a sentence of a and b.
func (s *seam) do(sentence string, args ...engine.Value) (engine.Value, error) {
	s.Helper()
	return s.Engine.Call(s.say(sentence), nil, args...)
}

// is tells whether a and b are the same value.
func (s *seam) is(what string, a, b engine.Value) {
	s.Helper()
	if !s.Engine.Same(a, b) {
		s.Errorf("%s: %s, want %s", what, s.show(a), s.show(b))
	}
}

// isError insists that err threw an error of this global class.
func (s *seam) isError(what string, err error, class string) {
	s.Helper()
	if err == nil {
		s.Errorf("%s: no error, want a %s", what, class)
		return
	}
	proto := s.ok(s.Engine.Get(s.ok(s.Engine.Get(s.Global(), class)), "prototype"))
	v := s.exception(err).Value
	if s.TypeOf(v) != engine.Object || !s.Engine.Same(s.Proto(v), proto) {
		s.Errorf("%s: threw %s, want a %s", what, s.show(v), class)
	}
}

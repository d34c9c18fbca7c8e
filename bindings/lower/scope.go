package lower

import (
	"strconv"
	"strings"
)

// A function is one function of the source, or its top level.
type function struct {
	up     *function
	arrow  bool
	strict bool
	scope  *scope
	loops  int // loops of this function open around the walk
	pos    int // where it starts
	body   int // where its body starts, after its parameters

	// runs is the earliest place of the enclosing function from which this one
	// may be called: where it is written, for an expression; where its name is
	// first used, for a hoisted declaration (see settleTimes).
	runs     int
	declared *binding

	hint    string   // the name an anonymous function is given
	hintVar *binding // the variable it initialises, if that is let or const
	selfRef bool     // whether it mentions the name hint

	usesArgs bool // whether it mentions its own arguments

	resumes string // of a generator or an async function: the call that says so (resume.go)

	class      *class // of a method, constructor or initializer
	static     bool
	constructs bool   // the constructor of class
	inClass    *class // the class around

	// Whether an arrow inside uses this, arguments or new.target of this one.
	this, args, target bool

	blocks []*scope // block scopes inside, to be named when the function ends
	inside []*function
}

type scopeKind uint8

const (
	scopeFunction scopeKind = iota
	scopeBlock
	scopeSwitch
	scopeCatch
	scopeFor   // the head of for (let …;;)
	scopeForIn // the head of for (let … in or of …)
)

// A scope holds names from one pair of braces, or from the head of a loop.
type scope struct {
	up     *scope
	fn     *function
	kind   scopeKind
	inLoop bool
	names  map[string]*binding
	vars   map[string]bool // names of var declarations that hoist through
	// annexed are the block functions inside that are vars of the function too.
	annexed map[string][]*binding
	order   []*binding // the lexical bindings, in source order
	refs    []ref      // references not resolved in inner scopes

	body    int  // of a loop head: where the body starts
	test    int  // of a scopeFor: where the first clause ends
	inHead  bool // of a scopeFor: a closure or the body needs the exact copying of turns
	env     string
	carrier string // names of the object of this turn, and of the last one
	first   string
}

type bindingKind uint8

const (
	bindVar bindingKind = iota
	bindParam
	bindFunction // hoisted to the top of a function
	bindLet
	bindConst
	bindBlockFunction
	bindCatch
)

// A binding is one declared name.
type binding struct {
	name  string
	kind  bindingKind
	scope *scope
	pos   int // of the name in its declaration
	// ready is the place from which, in straight order, it has its value.
	ready int
	dead  bool // has a temporal dead zone: let, const, some parameters
	until int  // in a switch: where the clause it is declared in ends
	refs  []ref
	fn    *function // what a bindFunction or bindBlockFunction declares

	captured  bool       // by a function inside its own
	primitive bool       // a const that is a string, number or boolean for sure
	rewritten bool       // assigned to after its declaration
	again     []int      // where else it is declared
	early     bool       // of a block function: mentioned before it is declared
	split     *binding   // the var of the body that shadows a parameter
	inBody    bool       // the parameters see another variable of this name
	annex     *binding   // of a block function: the var it also is
	blocks    []*binding // of such a var: the block functions
	hidden    bool       // that var is hidden by the parameter of a catch clause
	implied   bool       // such a var is declared by block functions alone
	used      bool       // an implied var is mentioned

	out  string // its name in the output
	head string // its name in the head of its loop, if that differs
	flag string // the flag that says it has its value, if one is needed
}

// sharedName reports whether the name of block function b means more than b.
func (b *binding) sharedName() bool {
	return b.annex != nil && !b.hidden && (len(b.annex.blocks) > 1 || !b.annex.implied || b.annex.used)
}

// lexical reports whether b belongs to a block.
func (b *binding) lexical() bool {
	return b.kind == bindLet || b.kind == bindConst || b.kind == bindBlockFunction
}

// A ref is one mention of a name.
type ref struct {
	name  string
	pos   int
	fn    *function
	write bool
}

// A special is a mention that cannot be copied as it stands.
type special struct {
	b     *binding
	out   string
	check bool // may come before its declaration
}

func (l *lowerer) openScope(kind scopeKind) *scope {
	s := &scope{up: l.sc, fn: l.fn, kind: kind, inLoop: l.fn.loops > 0}
	l.sc = s
	return s
}

// closeScope resolves what was mentioned inside against what was declared, and
// hands the rest to the scope around.
func (l *lowerer) closeScope() {
	s := l.sc
	l.sc = s.up
	for _, r := range s.refs {
		b := s.names[r.name]
		if b == nil || b.inBody && r.pos < s.fn.body {
			if s.up != nil {
				s.up.refs = append(s.up.refs, r)
			}
			continue
		}
		if b.split != nil && r.pos >= s.fn.body {
			b = b.split
		}
		if r.fn != s.fn {
			b.captured = true
		}
		b.used = true
		if r.write {
			b.rewritten = true
		}
		if b.lexical() || b.dead || b.inBody || b.fn != nil {
			b.refs = append(b.refs, r)
		}
	}
	if s.kind != scopeFunction && len(s.names) > 0 {
		s.fn.blocks = append(s.fn.blocks, s)
		l.chooseEnv(s)
	}
}

// chooseEnv decides whether the variables of s need a fresh place each turn of
// the loop around them.
func (l *lowerer) chooseEnv(s *scope) {
	if !s.inLoop {
		return
	}
	for _, b := range s.order {
		if b.captured {
			s.env = "?" // named with the function
		}
		if s.kind != scopeFor || !b.captured {
			continue
		}
		for _, r := range b.refs {
			if r.pos < s.body && r.fn != s.fn || r.write && (r.pos >= s.body || r.fn != s.fn) {
				s.inHead = true
			}
		}
	}
}

// closeFunction ends the function being walked: its times, checks and names.
func (l *lowerer) closeFunction() {
	fn := l.fn
	s := fn.scope
	l.closeScope()
	l.fn = fn.up
	if fn.hint != "" {
		fn.selfRef = mentions(s, fn.hint)
	}
	if len(fn.blocks) == 0 && len(s.order) == 0 {
		return
	}
	settleTimes(fn)
	l.nameBindings(fn)
	for _, b := range s.order {
		l.markRefs(b)
	}
	for _, bs := range fn.blocks {
		for _, b := range bs.order {
			l.markRefs(b)
		}
	}
}

// mentions reports whether name is used inside s without being declared there.
func mentions(s *scope, name string) bool {
	if s.names[name] != nil {
		return false
	}
	for _, r := range s.refs {
		if r.name == name || r.name == "eval" {
			return true
		}
	}
	return false
}

const never = int(^uint(0) >> 1)

// settleTimes finds when the hoisted functions directly inside fn may first
// run: at the earliest mention of their name in the straight code of fn, or in
// a function that may run by then. Distances only fall, so the loop ends.
func settleTimes(fn *function) {
	var hoisted []*binding
	for _, f := range fn.inside {
		if f.declared != nil {
			hoisted = append(hoisted, f.declared)
		}
	}
	for changed := len(hoisted) > 0; changed; {
		changed = false
		for _, b := range hoisted {
			for _, r := range b.refs {
				if t := timeOf(r, fn); t < b.fn.runs {
					b.fn.runs, changed = t, true
				}
			}
		}
	}
}

// timeOf is the earliest place of fn from which r may be evaluated.
func timeOf(r ref, fn *function) int {
	if r.fn == fn {
		return r.pos
	}
	f := r.fn
	for f.up != fn {
		if f.up == nil {
			return 0
		}
		f = f.up
	}
	if f.declared != nil {
		return f.declared.fn.runs // the same name may be declared twice
	}
	return f.runs
}

// safe reports whether b surely has its value where r mentions it.
func (b *binding) safe(r ref) bool {
	if !b.dead {
		return true
	}
	t := timeOf(r, b.scope.fn)
	if b.until != 0 && t >= b.until {
		return false // the clause with the declaration may have been skipped
	}
	return t >= b.ready
}

// markRefs notes the mentions of b that must not be copied as they stand.
func (l *lowerer) markRefs(b *binding) {
	if b.kind == bindBlockFunction {
		for _, r := range b.refs {
			t := timeOf(r, b.scope.fn)
			b.early = b.early || t < b.pos || b.until != 0 && t >= b.until
		}
		if b.early && b.sharedName() {
			b.out = l.fresh(b.name) // hoisted apart from the var
		}
	}
	for _, r := range b.refs {
		check := !b.safe(r)
		out := b.out
		if s := b.scope; b.head != "" && (r.pos < s.test || !s.inHead && r.pos < s.body) {
			out, check = b.head, false
		}
		if check && b.flag == "" {
			b.flag = b.out + l.mark() + "i"
		}
		if _, ok := l.inTemplate[r.pos]; ok && b.primitive && !check {
			l.inTemplate[r.pos] = true
		}
		if check || out != b.name || r.write && b.kind == bindConst {
			l.setSpecial(r.pos, special{b, out, check})
		}
	}
	if b.out != b.name || b.flag != "" || b.kind == bindBlockFunction {
		out := b.out
		if b.head != "" {
			out = b.head
		}
		l.setSpecial(b.pos, special{b: b, out: out})
		for _, pos := range b.again {
			l.setSpecial(pos, special{b: b, out: b.out})
		}
	}
}

func (l *lowerer) setSpecial(pos int, s special) {
	if l.special == nil {
		l.special = map[int]special{}
	}
	l.special[pos] = s
	l.dirty = true
}

// nameBindings gives the block-scoped variables of fn, which become vars of
// fn, names that meet no other: not one declared in fn, nor one that fn or
// a function inside it takes from outside.
func (l *lowerer) nameBindings(fn *function) {
	taken := map[string]bool{}
	for name := range fn.scope.names {
		taken[name] = true
	}
	for _, r := range fn.scope.refs {
		taken[r.name] = true
	}
	for _, b := range fn.scope.order {
		b.out = b.name
		if b.inBody {
			b.out = l.fresh(b.name)
		}
	}
	for _, s := range fn.blocks {
		if s.kind == scopeCatch {
			for name := range s.names {
				taken[name] = true
			}
		}
	}
	for i := len(fn.blocks) - 1; i >= 0; i-- {
		s := fn.blocks[i]
		l.nameEnv(s)
		for _, b := range s.order {
			if s.env != "" && b.captured {
				if s.kind == scopeFor {
					b.head = l.plainName(b, taken)
				}
				if s.carrier == "" {
					b.out = l.fresh(b.name) // the parameter of the catch clause itself
					s.env = b.out
				} else {
					b.out = s.env + "." + b.name
				}
				continue
			}
			if b.annex != nil && !b.hidden && !(b.rewritten && b.sharedName()) {
				b.out = b.name
				continue
			}
			b.out = l.plainName(b, taken)
		}
	}
}

// nameEnv names what stands for the scope of one turn: the variable itself if
// one is captured, or else an object with the variables as its properties.
func (l *lowerer) nameEnv(s *scope) {
	if s.env == "" {
		return
	}
	n := 0
	for _, b := range s.order {
		if b.captured {
			n++
			if b.dead { // its flag needs a place too
				for _, r := range b.refs {
					if !b.safe(r) {
						n = 2
					}
				}
			}
		}
	}
	if n > 1 || s.inHead || s.fn.resumes != "" {
		s.env = l.fresh("turn")
		s.carrier = l.fresh("last")
		s.first = l.fresh("next")
	}
}

func (l *lowerer) plainName(b *binding, taken map[string]bool) string {
	if taken[b.name] || b.name == "arguments" {
		return l.fresh(b.name)
	}
	taken[b.name] = true
	return b.name
}

// mark is a piece of text that occurs nowhere in the source, so that a name
// with it meets no other.
func (l *lowerer) mark() string {
	if l.marker == "" {
		l.marker = "_$"
		for strings.Contains(l.src, l.marker) {
			l.marker += "$"
		}
	}
	return l.marker
}

func (l *lowerer) fresh(name string) string {
	l.serial++
	return name + l.mark() + strconv.Itoa(l.serial)
}

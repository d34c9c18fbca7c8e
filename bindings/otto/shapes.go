package otto

//lint:file-ignore U1000 The shapes are whole: verify reads every field by reflection, and copies carry those that no code here names.

import (
	"sync"
	"unsafe"

	"github.com/robertkrimen/otto"
	"github.com/robertkrimen/otto/file"
)

// These are otto's unexported types again, field by field in its order. See
// inside.go for why, and verify there for the check.

type vm struct {
	Interrupt chan func()
	runtime   *runtime
}

type object struct {
	value         any
	runtime       *runtime
	objectClass   *objectClass
	prototype     *object
	property      map[string]property
	class         string
	propertyOrder []string
	extensible    bool
}

// property is a data property (value holds an otto.Value) or an accessor
// (value holds otto's pair of functions, accessor here). mode is three octal
// digits, write, enumerate, configure: 1 on, 0 off, 2 not said.
type property struct {
	value any
	mode  int
}

type accessor [2]*object

// objectClass is how an object answers; ours for bytes, functions and errors
// are changed copies of otto's.
type objectClass struct {
	getOwnProperty    func(*object, string) *property
	getProperty       func(*object, string) *property
	get               func(*object, string) otto.Value
	canPut            func(*object, string) bool
	put               func(*object, string, otto.Value, bool)
	hasProperty       func(*object, string) bool
	hasOwnProperty    func(*object, string) bool
	defineOwnProperty func(*object, string, property, bool) bool
	delete            func(*object, string, bool) bool
	enumerate         func(*object, bool, func(string) bool)
	clone             opaqueFunc
	marshalJSON       opaqueFunc
}

type runtime struct {
	global       globals
	globalObject *object
	globalStash  unsafe.Pointer
	scope        *scope
	otto         *otto.Otto
	eval         *object
	debugger     func(*otto.Otto)
	random       func() float64
	labels       []string
	stackLimit   int
	traceLimit   int
	lck          sync.Mutex
}

type globals struct {
	Object, Function, Array, String, Boolean, Number, Math, Date, RegExp              *object
	Error, EvalError, TypeError, RangeError, ReferenceError, SyntaxError, URIError    *object
	JSON                                                                              *object
	ObjectPrototype, FunctionPrototype, ArrayPrototype, StringPrototype               *object
	BooleanPrototype, NumberPrototype, DatePrototype, RegExpPrototype, ErrorPrototype *object
	EvalErrorPrototype, TypeErrorPrototype, RangeErrorPrototype                       *object
	ReferenceErrorPrototype, SyntaxErrorPrototype, URIErrorPrototype                  *object
}

// scope is one execution context; the chain of outer is the call stack.
type scope struct {
	lexical  opaque
	variable opaque
	this     *object
	outer    *scope
	frame    frame
	depth    int
	eval     bool
}

type frame struct {
	fn         any
	file       *file.File
	nativeFile string
	callee     string
	nativeLine int
	offset     int
	native     bool
}

// exception is what otto panics with: an otto.Value that was thrown, or an
// ottoError that has not become an Error object yet.
type exception struct {
	value any
}

type ottoError struct {
	name    string
	message string
	trace   []frame
	offset  int
}

type nativeFunction struct {
	call      func(otto.FunctionCall) otto.Value
	construct func(*object, []otto.Value) otto.Value
	name      string
	file      string
	line      int
}

// scriptFunction is a function written in JavaScript.
type scriptFunction struct {
	node  *functionNode
	stash opaque
}

type functionNode struct {
	body          opaque
	file          *file.File
	name          string
	source        string
	parameterList []string
	varList       []string
	functionList  []*functionNode
}

// value is otto.Value.
type value struct {
	value any
	kind  kind
}

type kind int

const (
	kindUndefined kind = iota
	kindNull
	kindNumber
	kindString
	kindBoolean
	kindObject
	kindEmpty
	kindResult
	kindReference
)

// opaque and opaqueFunc stand for what we carry but never open.
type (
	opaque     interface{ opaque() }
	opaqueFunc func()
)

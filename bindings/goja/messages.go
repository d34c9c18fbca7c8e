package goja

import (
	"strings"

	"github.com/dop251/goja"
	"github.com/dop251/goja/ast"

	"github.com/uvgo/uvgo/bindings/lower"
)

// nodeMessage is a message of an error that goja itself makes, now, in the words
// of V8, which are those people know and search for; "" if they are the same.
// place is the offset at which V8 would say it is, if that is not where goja
// does; else 0.
func (e *Engine) nodeMessage(message string) (text string, place int) {
	op, member, count := e.machine.instruction()
	switch op {
	case "":
		callee, args := e.machine.call()
		return e.nativeMessage(message, callee, args), 0
	case "new":
		if callee, ok := e.machine.operand(count + 1).(*goja.Object); ok && isConstructor(callee) {
			var args []goja.Value
			for ; count > 0; count-- {
				args = append(args, e.machine.operand(count))
			}
			return e.nativeMessage(message, callee, args), 0
		}
	}
	if text := e.namespaceMessage(message, e.machine.operand(1), e.machine.operand(2), e.machine.operand(3)); text != "" {
		return text, 0
	}
	u, at := e.here()
	callee := func() string {
		if u != nil {
			if text := u.calleeAt(at); text != "" {
				return text
			}
		}
		return brief(e.machine.operand(1))
	}
	if strings.Contains(op, "rivate") {
		if text := e.privateMessage(op, member, message, u, at); text != "" {
			return text, 0
		}
	}
	switch {
	case strings.HasPrefix(message, "Cannot read property '"):
		of, key := e.machine.operand(1), member
		if key == "" {
			key = keyText(of)
			if second := e.machine.operand(2); isNullish(second) {
				of = second
			} else {
				of, key = e.machine.operand(1), keyText(second)
			}
		}
		if strings.HasSuffix(op, "Callee") && u != nil {
			if better, ok := u.memberAt(at, member); ok {
				place = better
			}
		}
		if op == "getPropRef" || isNullish(of) {
			return "Cannot read properties of " + brief(of) + " (reading '" + key + "')", place
		}
	case message == "Cannot convert undefined or null to object":
		switch {
		case strings.HasPrefix(op, "setProp"):
			return "Cannot set properties of " + brief(e.machine.operand(2)) + " (setting '" + member + "')", 0
		case strings.HasPrefix(op, "setElem"):
			return "Cannot set properties of " + brief(e.machine.operand(3)) + " (setting '" + keyText(e.machine.operand(2)) + "')", 0
		case isIteration(op):
			return e.notIterable(u, at), 0
		}
	case message == "object is not iterable":
		return e.notIterable(u, at), 0
	case message == "Cannot access a variable before initialization":
		if u != nil {
			if name := u.nameAt(at); name != "" {
				return "Cannot access '" + name + "' before initialization", 0
			}
		}
	case strings.HasPrefix(message, "Object has no member '"), strings.HasPrefix(message, "Not a function: "):
		return callee() + " is not a function", 0
	case message == "Value is not a constructor":
		return callee() + " is not a constructor", 0
	case strings.HasSuffix(message, " is not a method") && isIteration(op):
		return e.notIterable(u, at), 0
	case isReadOnly().MatchString(message) && strings.HasPrefix(op, "set"):
		of := e.machine.operand(2)
		if strings.HasPrefix(op, "setElem") {
			of = e.machine.operand(3)
		}
		return e.readOnly(message, of), 0
	case strings.HasPrefix(message, "Value is not an object: "):
		if isIteration(op) {
			return "Result of the Symbol.iterator method is not an object", 0
		}
		switch op {
		case "op_in":
			return "Cannot use 'in' operator to search for '" + keyText(e.machine.operand(2)) + "' in " + brief(e.machine.operand(1)), 0
		case "op_instanceof":
			return "Right-hand side of 'instanceof' is not an object", 0
		case "new", "newVariadic":
			return callee() + " is not a constructor", 0
		}
		return callee() + " is not a function", 0
	case message == "Value is not object coercible" && u != nil:
		if p, ok := u.patternAt(at); ok {
			return p.message(e.nullish()), p.at
		}
	case message == "Class constructor cannot be invoked without 'new'":
		return "Class constructor " + callee() + " cannot be invoked without 'new'", 0
	case strings.HasPrefix(message, "Expecting a function in instanceof check"):
		return "Right-hand side of 'instanceof' is not callable", 0
	case message == "prototype is not an object":
		return "Function has non-object prototype 'undefined' in instanceof check", 0
	case message == "Class extends value is not a constructor or null":
		return "Class extends value " + superclass(e.machine.operand(1)) + " is not a constructor or null", 0
	case message == "Class extends value does not have valid prototype property":
		if super, ok := e.machine.operand(1).(*goja.Object); ok {
			return message + " " + brief(super.Get("prototype")), 0
		}
	case message == "Super constructor is not a constructor":
		if class := e.machine.function(); class != nil {
			return superMessage(class), 0
		}
	case message == "Cannot redefine property: prototype":
		return "Classes may not have a static property named 'prototype'", 0
	case strings.HasPrefix(message, "SyntaxError: "): // of a direct eval
		return e.evalMessage(message, e.machine.operand(1)), 0
	}
	return e.libraryMessage(message), 0
}

// readOnly is about a property that cannot be assigned to.
func (e *Engine) readOnly(message string, of goja.Value) string {
	o, ok := of.(*goja.Object)
	if !ok {
		return message
	}
	what := brief(o)
	if o.ClassName() == "Array" {
		what = "[object Array]"
	} else if c, ok := o.Get("constructor").(*goja.Object); ok && o.ClassName() == "Object" {
		if name, ok := c.Get("name").(goja.String); ok {
			what = "#<" + name.String() + ">"
		}
	}
	name := isReadOnly().FindStringSubmatch(message)[1]
	for p := o; p != nil; p = p.Prototype() {
		if d, ok := e.natives.getOwn.call(nil, p, e.vm.ToValue(name)).(*goja.Object); ok {
			if d.Get("set") != nil {
				return "Cannot set property " + name + " of " + what + " which has only a getter"
			}
			break
		}
	}
	return message + " of object '" + what + "'"
}

// nullish is the null or undefined that an instruction has met.
func (e *Engine) nullish() string {
	for n := 1; n <= 3; n++ {
		if v := e.machine.operand(n); v != nil && isNullish(v) {
			return v.String()
		}
	}
	return "undefined"
}

// message is about a pattern that met null or undefined.
func (p pattern) message(met string) string {
	value := p.value
	if value == "" {
		if value = met; value == "null" {
			value = "object null"
		}
	}
	if p.name == "" {
		return "Cannot destructure '" + value + "' as it is " + met + "."
	}
	return "Cannot destructure property '" + p.name + "' of '" + value + "' as it is " + met + "."
}

func isConstructor(o *goja.Object) bool {
	_, ok := goja.AssertConstructor(o)
	return ok
}

// nativeMessage is nodeMessage in a function of the library.
func (e *Engine) nativeMessage(message string, callee *goja.Object, args []goja.Value) string {
	name, first := "", goja.Value(goja.Undefined())
	if callee != nil {
		if v, ok := callee.Get("name").(goja.String); ok {
			name = v.String()
		}
	}
	if len(args) > 0 {
		first = args[0]
	}
	if text := e.namespaceMessage(message, args...); text != "" {
		return text
	}
	if text := receiverMessage(message, name, args); text != "" {
		return text
	}
	switch {
	case message == "Super constructor is not a constructor" && callee != nil:
		return superMessage(callee)
	case message == "Class constructor cannot be invoked without 'new'" && callee != nil:
		class := callee
		if name == "call" || name == "apply" {
			class, _ = e.machine.operand(len(args) + 2).(*goja.Object)
		}
		if class != nil {
			if of, ok := class.Get("name").(goja.String); ok {
				return "Class constructor " + of.String() + " cannot be invoked without 'new'"
			}
		}
	}
	notObject, isNot := strings.CutPrefix(message, "Value is not an object: ")
	switch {
	case message == "object is not iterable":
		return typeAndValue(first) + " is not iterable (cannot read property Symbol(Symbol.iterator))"
	case name == "RegExp" && !strings.HasPrefix(message, "Invalid flags"):
		flags := ""
		if len(args) > 1 && !goja.IsUndefined(args[1]) {
			flags = args[1].String()
		}
		if s, ok := first.(goja.String); ok {
			return lower.ExplainRegExp(s.String(), flags)
		}
	case name == "Promise" && strings.HasPrefix(message, "Value is not"):
		return "Promise resolver " + brief(first) + " is not a function"
	case strings.HasPrefix(message, "Invalid index "):
		if name == "ArrayBuffer" {
			return "Invalid array buffer length"
		}
		return "Invalid typed array length: " + brief(first)
	case isNot && (name == "Map" || name == "WeakMap" || name == "fromEntries"):
		return "Iterator value " + briefText(notObject) + " is not an entry object"
	case isNot && name == "set":
		return "Invalid value used as weak map key"
	case isNot && name == "add":
		return "Invalid value used in weak set"
	case isNot && name == "ownKeys":
		return "Reflect.ownKeys called on non-object"
	}
	for _, prefix := range [...]string{"Value is not an object: ", "Value is not callable: "} {
		if value, ok := strings.CutPrefix(message, prefix); ok {
			return briefText(value) + " is not a function"
		}
	}
	if strings.HasPrefix(message, "SyntaxError: ") {
		return e.evalMessage(message, e.machine.operand(1))
	}
	return e.libraryMessage(message)
}

// typeAndValue is a value as V8 writes it where it may not be what it looks.
func typeAndValue(v goja.Value) string {
	switch {
	case goja.IsUndefined(v):
		return "undefined"
	case goja.IsNull(v):
		return "object null"
	case goja.IsNumber(v):
		return "number " + v.String()
	}
	switch v := v.(type) {
	case *goja.Object:
		return brief(v)
	case goja.String:
		return "string \"" + v.String() + "\""
	case *goja.Symbol:
		return "symbol " + keyText(v)
	}
	return "boolean " + v.String()
}

// otherMessages are goja's without a variable part.
var otherMessages = map[string]string{
	"toFixed() precision must be between 0 and 100":       "toFixed() digits argument must be between 0 and 100",
	"toExponential() precision must be between 0 and 100": "toExponential() argument must be between 0 and 100",
	"toPrecision() precision must be between 1 and 100":   "toPrecision() argument must be between 1 and 100",
	"No initial value":                      "Reduce of empty array with no initial value",
	"Malformed URI":                         "URI malformed",
	"Could not convert object to primitive": "Cannot convert object to primitive value",
	"Constructor Promise requires 'new'":    "Promise constructor cannot be invoked without 'new'",
	"object is not iterable":                "object is not iterable (cannot read property Symbol(Symbol.iterator))",
	"Value is not object coercible":         "Cannot convert undefined or null to object",
	"Invalid array buffer length":           "Array buffer allocation failed",
	"getter must be a function":             "Getter must be a function",
	"setter must be a function":             "Setter must be a function",
	"Illegal generator state":               "Generator is already running",
	"Promise self-resolution":               "Chaining cycle detected for promise #<Promise>",
	"exponent must be positive":             "Exponent must be non-negative",
	"Must call super constructor in derived class before accessing 'this'":                   superFirst,
	"Must call super constructor in derived class before returning from derived constructor": superFirst,
	"Value is not a number":                                        "Number.prototype.valueOf requires that 'this' be a Number",
	"Byte length of Uint32Array should be a multiple of 4":         "byte length of Uint32Array should be a multiple of 4",
	"The normalization form should be one of NFC, NFD, NFKC, NFKD": "The normalization form should be one of NFC, NFD, NFKC, NFKD.",
}

const superFirst = "Must call super constructor in derived class before accessing 'this' or returning from derived constructor"

var (
	isReadOnly    = expression(`^Cannot assign to read only property '(.*)'$`)
	compilerPlace = expression(` at \S+:\d+:\d+$`)
	ofObject      = expression(`\[object (\w+)\]`)
	ofPrimitive   = expression(`^Could not convert &?\{.* to primitive$`)
)

// libraryMessage is about what needs no look at the machine.
func (e *Engine) libraryMessage(message string) string {
	if other, ok := otherMessages[message]; ok {
		return other
	}
	if message == "Proxy already revoked" {
		return "Cannot perform '" + e.trap() + "' on a proxy that has been revoked"
	}
	switch {
	case ofPrimitive().MatchString(message):
		return "Cannot convert object to primitive value"
	case strings.HasPrefix(message, "Cannot delete property"), strings.Contains(message, "incompatible receiver"):
		return ofObject().ReplaceAllString(message, "#<$1>")
	}
	return ""
}

// evalMessage is about a text that a script wanted to compile.
func (e *Engine) evalMessage(message string, text goja.Value) string {
	if s, ok := text.(goja.String); ok {
		for _, body := range [...]bool{false, true} {
			if err := lower.Explain("", s.String(), lower.Options{Function: body, Engine: "goja"}); err != nil && (body || err.Message != "Illegal return statement") {
				return err.Message
			}
		}
	}
	message = compilerPlace().ReplaceAllString(strings.TrimPrefix(message, "SyntaxError: "), "")
	if other, ok := compilerMessages[message]; ok {
		return other
	}
	if _, what, ok := strings.Cut(message, " Line "); ok { // "<eval>: Line 1:4 Unexpected …"
		if _, what, ok = strings.Cut(what, " "); ok {
			message, _, _ = strings.Cut(what, " (and ")
		}
	}
	if token, ok := strings.CutPrefix(message, "Unexpected token "); ok && !strings.HasPrefix(token, "'") {
		message = "Unexpected token '" + token + "'"
	}
	return message
}

// here is the text that runs, and the offset in it.
func (e *Engine) here() (*unit, int) {
	var frames [2]goja.StackFrame
	stack := e.vm.CaptureCallStack(1, frames[:0])
	if len(stack) == 0 {
		return nil, 0
	}
	at := stack[0].Position()
	if u := e.units[at.Filename]; u != nil {
		return u, u.offset(at.Line, at.Column)
	}
	return nil, 0
}

func isNullish(v goja.Value) bool { return v == nil || goja.IsUndefined(v) || goja.IsNull(v) }

// isIteration tells whether an instruction begins to go over something.
func isIteration(op string) bool {
	switch op {
	case "iterate", "iterateP", "pushSpread", "pushArraySpread":
		return true
	}
	return false
}

func (e *Engine) notIterable(u *unit, at int) string {
	if u != nil {
		if text := u.calleeAt(at); text != "" {
			return text + " is not iterable"
		}
		if name := u.nameAt(at); name != "" {
			return name + " is not iterable"
		}
	}
	return e.nullish() + " is not iterable (cannot read property Symbol(Symbol.iterator))"
}

// brief is a value as V8 writes it into a message.
func brief(v goja.Value) string {
	switch v := v.(type) {
	case nil:
		return "undefined"
	case *goja.Object:
		if _, ok := goja.AssertFunction(v); ok {
			return "function"
		}
		return "#<" + v.ClassName() + ">"
	case *goja.Symbol:
		return keyText(v)
	}
	return v.String()
}

// briefText is brief of what goja has made a text of.
func briefText(text string) string { return ofObject().ReplaceAllString(text, "#<$1>") }

// keyText is a property's name in a message.
func keyText(v goja.Value) string {
	switch v := v.(type) {
	case nil:
		return "undefined"
	case *goja.Object:
		return "#<" + v.ClassName() + ">"
	case *goja.Symbol:
		return "Symbol(" + v.String() + ")"
	}
	return v.String()
}

// calleeText is what V8 calls an expression in "x is not a function".
func calleeText(x ast.Expression) string {
	switch n := x.(type) {
	case *ast.Identifier:
		return n.Name.String()
	case *ast.ThisExpression:
		return "this"
	case *ast.SuperExpression:
		return intermediate
	case *ast.NumberLiteral:
		return n.Literal
	case *ast.StringLiteral:
		return `"` + n.Value.String() + `"`
	case *ast.NullLiteral:
		return "null"
	case *ast.BooleanLiteral:
		return n.Literal
	case *ast.ObjectLiteral:
		if len(n.Value) == 0 {
			return "{}"
		}
	case *ast.ArrayLiteral:
		if len(n.Value) == 0 {
			return "[]"
		}
	case *ast.OptionalChain:
		return calleeText(n.Expression)
	case *ast.Optional:
		return calleeText(n.Expression) + "?"
	case *ast.DotExpression:
		return calleeText(n.Left) + "." + n.Identifier.Name.String()
	case *ast.PrivateDotExpression:
		return calleeText(n.Left) + ".#" + n.Identifier.Name.String()
	case *ast.CallExpression:
		return calleeText(n.Callee) + "(...)"
	case *ast.BracketExpression:
		if m, ok := n.Member.(*ast.StringLiteral); ok {
			return calleeText(n.Left) + "." + m.Value.String()
		}
		return calleeText(n.Left) + "[" + calleeText(n.Member) + "]"
	}
	return intermediate
}

// intermediate is what V8 calls what has no name.
const intermediate = "(intermediate value)"

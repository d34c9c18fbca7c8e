package goja

import (
	"strings"

	"github.com/dop251/goja"
)

// receiverMessage is V8's message for one of a function of the library that
// depends on which function it is, "" if it does not.
func receiverMessage(message, name string, args []goja.Value) string {
	first := goja.Value(goja.Undefined())
	if len(args) > 0 {
		first = args[0]
	}
	switch {
	case isView().MatchString(name) && isIndex().MatchString(message):
		return "Offset is outside the bounds of the DataView"
	case strings.HasPrefix(name, "as") && isIndex().MatchString(message):
		return "Invalid value: not (convertible to) a safe integer"
	case name == "set" && (message == "Source is too large" || isIndex().MatchString(message)):
		return "offset is out of bounds"
	case name == "with" && isIndex().MatchString(message):
		return "Invalid typed array index"
	case name == "freeze" && strings.HasPrefix(message, "Cannot redefine property"):
		if o, ok := first.(*goja.Object); ok && o.ExportType() == typeOfBytes || ok && strings.HasSuffix(o.ClassName(), "Array") {
			return "Cannot freeze array buffer views with elements"
		}
	case name == "BigInt" && isNoBigInt().MatchString(message) && goja.IsNumber(first):
		return "The number " + first.String() + " cannot be converted to a BigInt because it is not an integer"
	case name == "BigInt" && message == "Cannot convert Symbol to a BigInt":
		return "Cannot convert " + keyText(first) + " to a BigInt"
	case name == "toString" && message == "radix must be an integer between 2 and 36":
		return "toString() radix argument must be between 2 and 36"
	case name == "RegExp" && strings.Contains(message, "unknown unicode category"):
		flags := ""
		if len(args) > 1 && !goja.IsUndefined(args[1]) {
			flags = args[1].String()
		}
		return "Invalid regular expression: /" + first.String() + "/" + flags + ": Invalid property name"
	case name == "matchAll" && strings.HasSuffix(message, "have global flag set"):
		return "String.prototype.matchAll called with a non-global RegExp argument"
	case isUnaligned().MatchString(message):
		return strings.ToLower(message[:1]) + message[1:]
	}
	return ""
}

var (
	isView      = expression(`^[gs]et(Big)?(Int|Uint|Float)\d+$`)
	isIndex     = expression(`^(Index .* is out of bounds|Invalid index .*)$`)
	isNoBigInt  = expression(`^Cannot convert .* to a BigInt$`)
	isUnaligned = expression(`^(Start offset|Byte length) of \w+ should be a multiple of \d$`)
)

// trap is the one that a proxy would be asked now.
func (e *Engine) trap() string {
	op, _, _ := e.machine.instruction()
	switch {
	case strings.HasPrefix(op, "set"):
		return "set"
	case strings.HasPrefix(op, "delete"):
		return "deleteProperty"
	case strings.HasPrefix(op, "call"):
		return "apply"
	case strings.HasPrefix(op, "new"):
		return "construct"
	case op == "op_in":
		return "has"
	case op == "op_instanceof":
		return "getPrototypeOf"
	case op != "":
		return "get"
	}
	callee, _ := e.machine.call()
	if callee == nil {
		return "get"
	}
	switch name := callee.Get("name").String(); name {
	case "keys", "values", "entries", "getOwnPropertyNames", "getOwnPropertySymbols", "getOwnPropertyDescriptors", "assign":
		return "ownKeys"
	case "hasOwn", "hasOwnProperty":
		return "getOwnPropertyDescriptor"
	case "ownKeys", "has", "set", "getPrototypeOf", "setPrototypeOf", "isExtensible", "preventExtensions", "defineProperty", "deleteProperty", "getOwnPropertyDescriptor", "apply", "construct":
		return name
	}
	return "get"
}

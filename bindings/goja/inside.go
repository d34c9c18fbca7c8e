package goja

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
	"unsafe"

	"github.com/dop251/goja"
)

// This file is the one place that knows how goja is built inside.
//
// goja's API has nearly all that a host needs. What it lacks is here: its queue
// of promise jobs, so that they run in frames of ours and one that fails takes
// no other with it; its constructors of errors, so that an error has V8's words
// and stack from its first moment; and its instruction and operands when it
// makes one itself. The shapes are checked by reflection before the first
// engine is made: a release of goja that moves a field stops the program with a
// sentence that says which. The version is pinned in go.mod for this reason.

// shape is where things are, as offsets.
type shape struct {
	vm, jobs               uintptr // in goja.Runtime
	program, pc, stack, sp uintptr // in goja.vm
	base, calls, maxCalls  uintptr
	tries                  uintptr
	code                   uintptr // in goja.Program
	instructions           reflect.Type
	self                   uintptr // in goja.Object
	errorTable             unsafe.Pointer
	errorStack, errorAdded uintptr // in goja.errorObject
	plainTable             unsafe.Pointer
	class, value           uintptr // in goja.baseObject
}

type construct = func(args []goja.Value, newTarget *goja.Object) *goja.Object

// stackFrame is goja.StackFrame. A trace of ours begins with one that is no
// frame: see trace.
type stackFrame struct {
	program unsafe.Pointer
	name    string
	pc      int
}

// iface is how Go lays out an interface with methods.
type iface struct{ table, data unsafe.Pointer }

var inside = sync.OnceValue(func() (s shape) {
	field := func(t reflect.Type, name string, is reflect.Type) uintptr {
		f, ok := t.FieldByName(name)
		if !ok || is != nil && f.Type != is {
			panic(fmt.Sprintf("bindings/goja was written for another version of github.com/dop251/goja: there is no %s.%s as it knew it", t, name))
		}
		return f.Offset
	}
	typeOf := func(t reflect.Type, name string) reflect.Type {
		field(t, name, nil)
		f, _ := t.FieldByName(name)
		return f.Type
	}
	number := reflect.TypeFor[int]()

	runtime := reflect.TypeFor[goja.Runtime]()
	s.vm, s.jobs = field(runtime, "vm", nil), field(runtime, "jobQueue", reflect.TypeFor[[]func()]())
	vm := typeOf(runtime, "vm").Elem()
	s.program, s.pc = field(vm, "prg", reflect.TypeFor[*goja.Program]()), field(vm, "pc", number)
	s.stack, s.sp, s.base = field(vm, "stack", nil), field(vm, "sp", number), field(vm, "sb", number)
	s.calls, s.maxCalls = field(vm, "callStack", nil), field(vm, "maxCallStackSize", number)
	s.tries = field(vm, "tryStack", nil)
	if typeOf(vm, "tryStack").Kind() != reflect.Slice {
		field(vm, "tryStack that is a slice", nil)
	}
	if t := typeOf(vm, "stack"); t.Kind() != reflect.Slice || t.Elem() != reflect.TypeFor[goja.Value]() {
		field(vm, "stack of values", nil)
	}
	program := reflect.TypeFor[goja.Program]()
	s.code, s.instructions = field(program, "code", nil), typeOf(program, "code")

	ours, theirs := reflect.TypeFor[stackFrame](), reflect.TypeFor[goja.StackFrame]()
	for _, name := range [...][2]string{{"program", "prg"}, {"name", "funcName"}, {"pc", "pc"}} {
		f, _ := ours.FieldByName(name[0])
		if field(theirs, name[1], nil) != f.Offset || typeOf(theirs, name[1]).Kind() == reflect.Interface || ours.Size() != theirs.Size() {
			field(theirs, name[1]+" at its place", nil)
		}
	}

	sample := goja.New()
	s.self = field(reflect.TypeFor[goja.Object](), "self", nil)
	err := sample.NewTypeError()
	object := selfType(err)
	s.errorStack, s.errorAdded = field(object, "stack", reflect.TypeFor[[]goja.StackFrame]()), field(object, "stackPropAdded", reflect.TypeFor[bool]())
	s.errorTable = (*iface)(unsafe.Add(unsafe.Pointer(err), s.self)).table
	plain := sample.CreateObject(nil)
	base := selfType(plain)
	s.class, s.value = field(base, "class", reflect.TypeFor[string]()), field(base, "val", reflect.TypeFor[*goja.Object]())
	s.plainTable = (*iface)(unsafe.Add(unsafe.Pointer(plain), s.self)).table
	return s
})

// selfType is the type of what does an object's work.
func selfType(o *goja.Object) reflect.Type {
	return reflect.ValueOf(o).Elem().FieldByName("self").Elem().Elem().Type()
}

func at[T any](p unsafe.Pointer, offset uintptr) *T { return (*T)(unsafe.Add(p, offset)) }

// machine is goja's virtual machine.
type machine struct {
	shape
	p    unsafe.Pointer
	jobs *[]func() // promise jobs that are due
}

func insideOf(r *goja.Runtime) machine {
	s := inside()
	p := unsafe.Pointer(r)
	return machine{s, *at[unsafe.Pointer](p, s.vm), at[[]func()](p, s.jobs)}
}

// overflown tells whether the script's calls nest deeper than they may.
func (m *machine) overflown() bool {
	calls := at[[]struct{}](m.p, m.calls) // its length alone is looked at
	return len(*calls) > *at[int](m.p, m.maxCalls)
}

// tried is how many try statements, and frames of Go that catch, are open.
func (m *machine) tried() int { return len(*at[[]struct{}](m.p, m.tries)) }

// cutTries closes those beyond n. goja does so itself, but for a generator or an
// async function that is stopped: what catches in there stays, and takes the
// place of what catches around.
func (m *machine) cutTries(n int) {
	if length := at[int](m.p, m.tries+unsafe.Sizeof(unsafe.Pointer(nil))); *length > n { // data, length, capacity
		*length = n
	}
}

// clearStack forgets what the stack holds above the frames that are left. One
// that has grown large is given up.
func (m *machine) clearStack() {
	stack, sp := at[[]goja.Value](m.p, m.stack), *at[int](m.p, m.sp)
	if sp == 0 && cap(*stack) > 1024 {
		*stack = nil
		return
	}
	if sp <= len(*stack) {
		clear((*stack)[sp:])
		*stack = (*stack)[:sp]
	}
}

// operand is the n-th value from the top of the stack, counted from one; nil if
// there is none.
func (m *machine) operand(n int) goja.Value {
	stack, sp := *at[[]goja.Value](m.p, m.stack), *at[int](m.p, m.sp)
	if i := sp - n; i >= 0 && i < len(stack) {
		return stack[i]
	}
	return nil
}

// call is the native function that runs now and its arguments, nil if none
// does.
func (m *machine) call() (callee *goja.Object, args []goja.Value) {
	stack, base, sp := *at[[]goja.Value](m.p, m.stack), *at[int](m.p, m.base), *at[int](m.p, m.sp)
	if *at[unsafe.Pointer](m.p, m.program) != nil || base < 1 || sp < base || sp > len(stack) {
		return nil, nil
	}
	callee, _ = stack[base-1].(*goja.Object)
	return callee, stack[base:sp]
}

// function is the function of the script's that runs now, nil if none does.
func (m *machine) function() *goja.Object {
	stack, base := *at[[]goja.Value](m.p, m.stack), *at[int](m.p, m.base)
	if base < 1 || base > len(stack) {
		return nil
	}
	callee, _ := stack[base-1].(*goja.Object)
	return callee
}

// instruction is the name of the one that runs now, and what it carries if that
// is a name or a count: getProp and "x", new and 2. In a native function there
// is none.
func (m *machine) instruction() (op, name string, count int) {
	program := *at[unsafe.Pointer](m.p, m.program)
	if program == nil {
		return "", "", 0
	}
	code := reflect.NewAt(m.instructions, unsafe.Add(program, m.code)).Elem()
	pc := *at[int](m.p, m.pc)
	if pc < 0 || pc >= code.Len() {
		return "", "", 0
	}
	v := code.Index(pc).Elem()
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.String:
		name = v.String()
	case reflect.Uint32:
		count = int(v.Uint())
	case reflect.Struct: // a private name
		if f := v.FieldByName("name"); f.IsValid() && f.Kind() == reflect.String && strings.Contains(v.Type().Name(), "rivate") {
			name = f.String()
		}
	}
	return strings.TrimPrefix(v.Type().Name(), "_"), name, count
}

// errorParts are the frames that goja keeps in an Error, and whether it has made
// a stack property of them; nil for other objects.
func (m *machine) errorParts(o *goja.Object) (frames *[]goja.StackFrame, added *bool) {
	self := at[iface](unsafe.Pointer(o), m.self)
	if self.table != m.errorTable {
		return nil, nil
	}
	return at[[]goja.StackFrame](self.data, m.errorStack), at[bool](self.data, m.errorAdded)
}

// ownClass is the class of our objects. It reads as goja's does, but is at another
// address.
var ownClass = strings.Clone("Object")

// adopt makes o, a copy of a plain object of goja's, the one that goja goes on
// with.
func (m *machine) adopt(o *object) {
	self := at[iface](unsafe.Pointer(o), m.self)
	*at[string](self.data, m.class) = ownClass
	*at[*goja.Object](self.data, m.value) = &o.Object
}

// adopted is o as one of our objects, nil if it is not.
func (m *machine) adopted(o *goja.Object) *object {
	self := at[iface](unsafe.Pointer(o), m.self)
	if self.table != m.plainTable || unsafe.StringData(*at[string](self.data, m.class)) != unsafe.StringData(ownClass) {
		return nil
	}
	return (*object)(unsafe.Pointer(o))
}

// nativeParts are what a function of the library does, called and with new.
func (m *machine) nativeParts(o *goja.Object) (call *native, new *construct) {
	self := at[iface](unsafe.Pointer(o), m.self)
	where, ok := nativeOffsets.Load(self.table)
	if !ok {
		t := selfType(o)
		f, okCall := t.FieldByName("f")
		c, okNew := t.FieldByName("construct")
		if !okCall || !okNew || f.Type != reflect.TypeFor[func(goja.FunctionCall) goja.Value]() || c.Type != reflect.TypeFor[construct]() {
			panic(fmt.Sprintf("bindings/goja was written for another version of github.com/dop251/goja: %s is no native function as it knew them", t))
		}
		where, _ = nativeOffsets.LoadOrStore(self.table, [2]uintptr{f.Offset, c.Offset})
	}
	offsets := where.([2]uintptr)
	return at[native](self.data, offsets[0]), at[construct](self.data, offsets[1])
}

// nativeOffsets are where the kinds of native functions have their parts:
// [2]uintptr by an interface's table.
var nativeOffsets sync.Map

// wrapConstructor puts a function in front of what a native constructor does,
// called or with new.
func (m *machine) wrapConstructor(o *goja.Object, wrap func(construct) construct) {
	call, new := m.nativeParts(o)
	wrapped := wrap(*new)
	*new = wrapped
	*call = func(c goja.FunctionCall) goja.Value { return wrapped(c.Arguments, nil) }
}

// wrapCall puts a function in front of what a native function does.
func (m *machine) wrapCall(o *goja.Object, wrap func(native) native) {
	call, _ := m.nativeParts(o)
	*call = wrap(*call)
}

// setNative is what a native function does, called and with new.
func (m *machine) setNative(o *goja.Object, call native, new construct) {
	c, n := m.nativeParts(o)
	*c, *n = call, new
}

// hidden is the place in the code of a native function that no trace shows. goja
// has no use for it while such a function runs, but keeps it in traces.
const hidden = -2

// hideFrame hides the frame that runs now, if it is fn's: called from Go it has
// none.
func (m *machine) hideFrame(fn *goja.Object) {
	if callee, _ := m.call(); callee == fn {
		*at[int](m.p, m.pc) = hidden
	}
}

// frameOf is f as it is inside.
func frameOf(f *goja.StackFrame) *stackFrame { return (*stackFrame)(unsafe.Pointer(f)) }

// programOf is the code of a function of the script's, nil for any other.
func programOf(o *goja.Object) unsafe.Pointer {
	self := reflect.ValueOf(o).Elem().FieldByName("self").Elem().Elem()
	if self.Kind() != reflect.Struct {
		return nil
	}
	if f := self.FieldByName("prg"); f.IsValid() && f.Kind() == reflect.Pointer {
		return f.UnsafePointer()
	}
	return nil
}

package enginetest

import (
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"sort"
	"strings"
	"testing"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// Counting makes of any engine one that holds its callers to Hold and Release,
// as an engine that counts references must. What it gives is a ticket: good
// until the native function, the microtask or the Turn it was met in returns,
// or for what Hold gave until Release. A ticket met outside of them all is good
// until the next Turn has returned.
//
// A dead ticket that is used, and one that is released without having been
// held, fails t, which is told where it was met. So does, when t is over, what
// is held still: close the runtime first. Undefined, null, booleans, numbers and
// the global object are counted by no engine, and not here. What else inner
// offers, as engine.Modules, is offered too. Loop goroutine only.
func Counting(t testing.TB, inner engine.Engine) engine.Engine {
	c := &counting{Engine: inner, t: t, held: map[*ticket]bool{}, told: map[string]bool{}}
	c.scope = &scope{}
	t.Cleanup(c.leaks)
	if modules, ok := inner.(engine.Modules); ok {
		return &countingModules{c, modules, map[engine.Module]*countedModule{}}
	}
	return c
}

// counting is the engine in front. Its values are *ticket.
type counting struct {
	engine.Engine
	t     testing.TB
	scope *scope // the innermost
	depth int    // scopes around it: 0 outside of every Turn and function
	held  map[*ticket]bool
	hosts []any // what was hung on objects
	told  map[string]bool
}

// scope is one native function, microtask or Turn.
type scope struct{ over bool }

// ticket is a value of the engine behind, and how long it is good.
type ticket struct {
	inner engine.Value
	scope *scope // nil for what Hold gave
	freed bool   // Hold's, after Release
	met   trail
}

// trail is a stack of return addresses, cheap to take.
type trail [24]uintptr

func here() (t trail) {
	runtime.Callers(3, t[:])
	return t
}

// String is the innermost places outside of this package, one a line.
func (t trail) String() string {
	var lines []string
	frames := runtime.CallersFrames(t[:])
	for len(lines) < 5 {
		f, more := frames.Next()
		if f.Function != "" && !strings.Contains(f.File, "/enginetest/counting") {
			lines = append(lines, fmt.Sprintf("\t%s:%d %s", f.File, f.Line, f.Function[strings.LastIndex(f.Function, "/")+1:]))
		}
		if !more {
			break
		}
	}
	return strings.Join(lines, "\n")
}

// within runs f in a scope of its own.
func (c *counting) within(f func()) {
	outer := c.scope
	c.scope = &scope{}
	c.depth++
	defer func() {
		c.scope.over = true
		c.scope = outer
		c.depth--
	}()
	f()
}

// out is a value on its way to the caller.
func (c *counting) out(v engine.Value) engine.Value {
	if v == nil {
		return nil
	}
	return &ticket{inner: v, scope: c.scope, met: here()}
}

// in is a value on its way back to the engine.
func (c *counting) in(v engine.Value) engine.Value {
	if v == nil {
		return nil
	}
	k, ok := v.(*ticket)
	if !ok {
		c.t.Errorf("%T is no value of this engine\n%s", v, here())
		return v
	}
	switch {
	case k.freed:
		c.tell("a value is used after its Release", k)
	case k.scope != nil && k.scope.over && !c.uncounted(k.inner):
		c.tell("a value is used that was not held, after the function or Turn that it was met in", k)
	}
	return k.inner
}

// uncounted tells what needs no counting.
func (c *counting) uncounted(v engine.Value) bool {
	switch c.Engine.TypeOf(v) {
	case engine.Undefined, engine.Null, engine.Boolean, engine.Number:
		return true
	}
	return c.Engine.Same(v, c.Engine.Global())
}

// tell fails the test, once for each place that the value was met at.
func (c *counting) tell(what string, k *ticket) {
	met := k.met.String()
	if !c.told[met] {
		c.told[met] = true
		c.t.Errorf("%s: a %s\nmet at\n%s\nused at\n%s", what, c.Engine.Class(k.inner), met, here())
	}
}

// leaks tells what is held still.
func (c *counting) leaks() {
	for _, host := range c.hosts {
		c.owned(reflect.ValueOf(host), map[any]bool{})
	}
	count := map[string]int{}
	for k := range c.held {
		count[k.met.String()]++
	}
	places := make([]string, 0, len(count))
	for place := range count {
		places = append(places, place)
	}
	sort.Strings(places)
	for _, place := range places {
		c.t.Errorf("%d values were never released that were held at\n%s", count[place], place)
	}
}

// owned takes what can be reached from a host off the list of what is held.
// It stops at the Env, which everything can be reached from.
func (c *counting) owned(v reflect.Value, seen map[any]bool) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.Type() == reflect.TypeFor[*ticket]() {
			delete(c.held, (*ticket)(v.UnsafePointer()))
			return
		}
		if v.IsNil() || seen[v.Pointer()] || len(seen) > 10000 {
			return
		}
		seen[v.Pointer()] = true
		c.owned(v.Elem(), seen)
	case reflect.Interface:
		c.owned(v.Elem(), seen)
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[env.Env]() {
			return
		}
		for i := range v.NumField() {
			c.owned(v.Field(i), seen)
		}
	case reflect.Slice, reflect.Array:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return
		}
		for i := range v.Len() {
			c.owned(v.Index(i), seen)
		}
	case reflect.Map:
		for entries := v.MapRange(); entries.Next(); {
			c.owned(entries.Key(), seen)
			c.owned(entries.Value(), seen)
		}
	}
}

// Hold gives what to keep: a ticket that lasts.
func (c *counting) Hold(v engine.Value) engine.Value {
	k := &ticket{inner: c.Engine.Hold(c.in(v)), met: here()}
	if v == nil {
		return nil
	}
	if !c.uncounted(k.inner) {
		c.held[k] = true
	}
	return k
}

// Release lets go of what Hold gave.
func (c *counting) Release(v engine.Value) {
	k, ok := v.(*ticket)
	switch {
	case !ok:
		c.t.Errorf("%T is released, which is no value of this engine\n%s", v, here())
		return
	case c.uncounted(k.inner):
		return
	case k.freed:
		c.tell("a value is released twice", k)
	case k.scope != nil:
		c.tell("a value is released that Hold did not give", k)
	}
	k.freed = k.scope == nil
	delete(c.held, k)
	c.Engine.Release(k.inner)
}

func (c *counting) ins(list []engine.Value) []engine.Value {
	all := make([]engine.Value, len(list))
	for i, v := range list {
		all[i] = c.in(v)
	}
	return all
}

func (c *counting) key(k engine.Key) engine.Key {
	if symbol, ok := k.(*ticket); ok {
		return c.in(symbol)
	}
	return k
}

// thrown is an error of the engine behind, for the caller.
func (c *counting) thrown(err error) error {
	var x *engine.Exception
	if !errors.As(err, &x) || x.Value == nil {
		return err
	}
	copied := *x
	copied.Value = c.out(x.Value)
	return &copied
}

// throws is an error of a function of ours, for the engine behind.
func (c *counting) throws(err error) error {
	var x *engine.Exception
	var ending *engine.Termination
	if errors.As(err, &ending) || !errors.As(err, &x) {
		return err
	}
	copied := *x
	copied.Value = c.in(x.Value)
	return &copied
}

func (c *counting) result(v engine.Value, err error) (engine.Value, error) {
	return c.out(v), c.thrown(err)
}

// native is f behind tickets.
func (c *counting) native(f engine.Func) engine.Func {
	return func(call *engine.Call) (v engine.Value, err error) {
		c.within(func() {
			mine := engine.Call{This: c.out(call.This), NewTarget: c.out(call.NewTarget), Undefined: c.out(call.Undefined)}
			for _, arg := range call.Args {
				mine.Args = append(mine.Args, c.out(arg))
			}
			v, err = f(&mine)
			v, err = c.in(v), c.throws(err)
		})
		return v, err
	}
}

package goja

import (
	_ "embed"
	"strings"
	"sync"

	"github.com/dop251/goja"
)

// What goja's library lacks is supplied: functions written in JavaScript, that
// nobody pays for who does not call one (library.js); and here and in the files
// weakref.go, regexp.go and json.go what needs Go.

//go:embed library.js
var supplyText string

var supplyProgram = sync.OnceValue(func() *goja.Program { return goja.MustCompile(libraryFile, supplyText, true) })

// supplied are the functions of library.js, where they belong, each with the
// number of its parameters.
var supplied = [...]struct{ on, names string }{
	{"Object", "groupBy 2"},
	{"Map", "groupBy 2"},
	{"Promise", "withResolvers 0 try 1 any 1"},
	{"Array", "fromAsync 1"},
	{"String.prototype", "isWellFormed 0 toWellFormed 0 anchor 1 big 0 blink 0 bold 0 fixed 0 fontcolor 1 fontsize 1 italics 0 link 1 small 0 strike 0 sub 0 sup 0"},
	{"Number.prototype", "toLocaleString 0"},
	{"BigInt.prototype", "toLocaleString 0"},
	{"Date.prototype", "toLocaleString 0 toLocaleDateString 0 toLocaleTimeString 0 getYear 0 setYear 1"},
	{"Iterator.prototype", "map 1 filter 1 take 1 drop 1 flatMap 1 reduce 1 toArray 0 forEach 1 some 1 every 1 find 1"},
}

// supply puts them there.
func (e *Engine) supply() {
	for _, s := range supplied {
		name, isPrototype := strings.CutSuffix(s.on, ".prototype")
		var o *goja.Object
		switch {
		case name == "Iterator":
			o = e.natives.iteratorPrototype
		case isPrototype:
			o = e.vm.Get(name).(*goja.Object).Get("prototype").(*goja.Object)
		default:
			o = e.vm.Get(name).(*goja.Object)
		}
		words := strings.Fields(s.names)
		for i := 0; i < len(words); i += 2 {
			e.supplyFunction(o, s.on+"."+words[i], words[i], int(words[i+1][0]-'0'))
		}
	}
	for _, name := range [...]string{"Iterator", "SuppressedError"} {
		e.supplyGlobal(name, func() goja.Value {
			make, _ := goja.AssertFunction(e.fromLibrary(name))
			v, err := make(goja.Undefined())
			if err != nil {
				panic(err)
			}
			return v
		})
	}
	e.supplyGlobal("WeakRef", e.newWeakRef)
	e.supplyGlobal("FinalizationRegistry", e.newFinalizationRegistry)
	symbol := e.vm.Get("Symbol").(*goja.Object)
	for _, name := range [...]string{"asyncIterator", "dispose", "asyncDispose"} {
		symbol.DefineDataProperty(name, goja.NewSymbol("Symbol."+name), goja.FLAG_FALSE, goja.FLAG_FALSE, goja.FLAG_FALSE)
	}
	date := e.vm.Get("Date").(*goja.Object).Get("prototype").(*goja.Object)
	date.DefineDataProperty("toGMTString", date.Get("toUTCString"), goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	e.installRegExp()
	e.installJSON()
	e.installLimits()
	e.installNumbers()
	e.supplyAccessors()
	e.supplyTransfer()
}

// supplyFunction defines a function that finds its work in library.js when it
// is first called.
func (e *Engine) supplyFunction(o *goja.Object, key, name string, length int) {
	var f native
	e.defineMethod(o, name, length, func(c goja.FunctionCall) goja.Value {
		if f == nil {
			f = e.fromLibrary(key).(*goja.Object).Export().(func(goja.FunctionCall) goja.Value)
		}
		return f(c)
	})
}

// fromLibrary is one of the things in library.js.
func (e *Engine) fromLibrary(key string) goja.Value {
	if e.library == nil {
		v, err := e.vm.RunProgram(supplyProgram())
		if err == nil {
			make, _ := goja.AssertFunction(v)
			v, err = make(goja.Undefined())
		}
		if err != nil {
			panic(err) // our own text
		}
		e.library = v.(*goja.Object)
	}
	return e.library.Get(key)
}

// supplyGlobal defines a global that is made when it is first looked at.
func (e *Engine) supplyGlobal(name string, make func() goja.Value) {
	global := e.vm.GlobalObject()
	set := func(v goja.Value) {
		global.DefineDataProperty(name, v, goja.FLAG_TRUE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	}
	get := func(goja.FunctionCall) goja.Value {
		v := make()
		set(v)
		return v
	}
	global.DefineAccessorProperty(name, e.vm.ToValue(get), e.vm.ToValue(func(c goja.FunctionCall) goja.Value {
		set(c.Argument(0))
		return goja.Undefined()
	}), goja.FLAG_TRUE, goja.FLAG_FALSE)
}

// supplyAccessors adds the old ways to define accessors.
func (e *Engine) supplyAccessors() {
	proto := e.vm.Get("Object").(*goja.Object).Get("prototype").(*goja.Object)
	for _, kind := range [...]string{"get", "set"} {
		title := strings.ToUpper(kind[:1]) + kind[1:]
		e.defineMethod(proto, "__define"+title+"ter__", 2, func(c goja.FunctionCall) goja.Value {
			o := c.This.ToObject(e.vm)
			if _, ok := goja.AssertFunction(c.Argument(1)); !ok {
				panic(e.newError(e.natives.typeError, "Object.prototype.__define"+title+"ter__: Expecting function"))
			}
			d := e.vm.NewObject()
			d.Set(kind, c.Argument(1))
			d.Set("enumerable", true)
			d.Set("configurable", true)
			e.natives.define.call(nil, o, c.Argument(0), d)
			return goja.Undefined()
		})
		e.defineMethod(proto, "__lookup"+title+"ter__", 1, func(c goja.FunctionCall) goja.Value {
			for o := c.This.ToObject(e.vm); o != nil; o = o.Prototype() {
				if d, ok := e.natives.getOwn.call(nil, o, c.Argument(0)).(*goja.Object); ok {
					if f := d.Get(kind); f != nil {
						return f
					}
					break
				}
			}
			return goja.Undefined()
		})
	}
}

// supplyTransfer adds what moves the memory of an ArrayBuffer.
func (e *Engine) supplyTransfer() {
	proto := e.vm.Get("ArrayBuffer").(*goja.Object).Get("prototype").(*goja.Object)
	buffer := func(this goja.Value, method string) goja.ArrayBuffer {
		if o, ok := this.(*goja.Object); ok {
			if b, ok := o.Export().(goja.ArrayBuffer); ok {
				return b
			}
		}
		panic(e.newError(e.natives.typeError, "Method ArrayBuffer.prototype."+method+" called on incompatible receiver "+brief(this)))
	}
	for _, name := range [...]string{"transfer", "transferToFixedLength"} {
		e.defineMethod(proto, name, 0, func(c goja.FunctionCall) goja.Value {
			b := buffer(c.This, name)
			if b.Detached() {
				panic(e.newError(e.natives.typeError, "Cannot perform ArrayBuffer.prototype."+name+" on a detached ArrayBuffer"))
			}
			data := b.Bytes()
			size := int64(len(data))
			if v := c.Argument(0); !goja.IsUndefined(v) {
				if size = v.ToInteger(); size < 0 || size > maxBuffer {
					panic(e.newError(e.natives.rangeError, "Invalid array buffer length"))
				}
			}
			b.Detach()
			if size <= int64(len(data)) {
				data = data[:size:size]
			} else {
				data = append(make([]byte, 0, size), data...)[:size]
			}
			return e.vm.ToValue(e.vm.NewArrayBuffer(data))
		})
	}
	detached := e.vm.ToValue(func(c goja.FunctionCall) goja.Value {
		b := buffer(c.This, "detached")
		return e.vm.ToValue(b.Detached())
	})
	proto.DefineAccessorProperty("detached", detached, nil, goja.FLAG_TRUE, goja.FLAG_FALSE)
}

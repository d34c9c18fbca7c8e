package goja

import (
	"reflect"
	"strings"
	"unicode/utf16"

	"github.com/dlclark/regexp2/v2"
	"github.com/dop251/goja"
)

// goja's regular expressions know neither of the flags d and v. One with v is
// written as one with u (unicodesets.go). One with d is made without, and has an
// exec of its own that asks regexp2, which stands behind goja too, where the
// groups were.

// installRegExp changes the constructor.
func (e *Engine) installRegExp() {
	ctor := e.vm.Get("RegExp").(*goja.Object)
	proto := ctor.Get("prototype").(*goja.Object)
	e.machine.wrapConstructor(ctor, func(original construct) construct {
		return func(args []goja.Value, newTarget *goja.Object) *goja.Object {
			if made := e.makeRegExp(original, args, newTarget); made != nil {
				return made
			}
			return original(args, newTarget)
		}
	})
	for _, name := range [...]string{"hasIndices", "unicodeSets"} {
		get := e.vm.ToValue(func(c goja.FunctionCall) goja.Value {
			o, ok := c.This.(*goja.Object)
			switch {
			case ok && o == proto:
				return goja.Undefined()
			case !ok || o.ClassName() != "RegExp":
				panic(e.newError(e.natives.typeError, "RegExp.prototype."+name+" getter called on non-RegExp object"))
			}
			return e.vm.ToValue(false)
		})
		proto.DefineAccessorProperty(name, get, nil, goja.FLAG_TRUE, goja.FLAG_FALSE)
	}
	e.installRegExpSource(proto)
	e.installMatchOrder(proto)
	e.natives.exec = proto.Get("exec").Export().(func(goja.FunctionCall) goja.Value)
}

// makeRegExp is new RegExp(pattern, flags) where flags has d or v, or the pattern
// needs a tail (regexpsource.go), else nil.
func (e *Engine) makeRegExp(original construct, args []goja.Value, newTarget *goja.Object) *goja.Object {
	if len(args) == 0 {
		return nil
	}
	pattern, flags := args[0], goja.Value(nil)
	if len(args) > 1 && !goja.IsUndefined(args[1]) {
		flags = args[1]
	}
	if from, ok := pattern.(*goja.Object); ok && from.ClassName() == "RegExp" {
		pattern = from.Get("source")
		if flags == nil {
			flags = from.Get("flags")
		}
	}
	if flags == nil {
		flags = e.vm.ToValue("")
	}
	all := flags.String()
	rest := strings.Map(func(r rune) rune {
		if r == 'd' || r == 'v' {
			return -1
		}
		return r
	}, all)
	indices, sets := strings.Contains(all, "d"), strings.Contains(all, "v")
	if strings.Count(all, "d") > 1 || strings.Count(all, "v") > 1 || sets && strings.Contains(all, "u") {
		return nil // which goja refuses
	}
	source := "(?:)"
	if !goja.IsUndefined(pattern) {
		s, ok := pattern.ToString().(goja.String)
		if source = s.String(); !ok || strings.Contains(source, "\ufffd") {
			return nil // half a surrogate pair, perhaps
		}
	}
	if !indices && !sets {
		if written := forRegexp2(source, all); written != source {
			return original([]goja.Value{e.vm.ToValue(written), flags}, newTarget)
		}
		return nil
	}
	plain := source
	if sets {
		plain, rest = unicodeSets(source), rest+"u"
	}
	plain = forRegexp2(plain, rest)
	o := original([]goja.Value{e.vm.ToValue(plain), e.vm.ToValue(rest)}, newTarget)
	own := func(name string, v any) {
		o.DefineDataProperty(name, e.vm.ToValue(v), goja.FLAG_FALSE, goja.FLAG_TRUE, goja.FLAG_FALSE)
	}
	own("flags", sortedFlags(all))
	if sets {
		own("unicodeSets", true)
		own("unicode", false)
		own("source", strings.ReplaceAll(source, "\n", `\n`))
	}
	if indices {
		own("hasIndices", true)
		own("exec", func(c goja.FunctionCall) goja.Value { return e.execIndices(o, c) })
	}
	return o
}

func sortedFlags(flags string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(flags, r) {
			return r
		}
		return -1
	}, "dgimsuvy")
}

// execIndices is exec of a regular expression with the flag d.
func (e *Engine) execIndices(o *goja.Object, c goja.FunctionCall) goja.Value {
	c.This = o
	result, ok := e.natives.exec(c).(*goja.Object)
	if !ok {
		return goja.Null()
	}
	places := e.groupPlaces(o, c.Argument(0).String(), int(result.Get("index").ToInteger()))
	indices := make([]any, len(places))
	byName := e.vm.CreateObject(nil)
	names, named := result.Get("groups").(*goja.Object)
	for i, p := range places {
		pair := goja.Value(goja.Undefined())
		if p.from >= 0 {
			pair = e.vm.NewArray(p.from, p.to)
		}
		indices[i] = pair
		if named && i > 0 && p.name != "" && names.Get(p.name) != nil {
			byName.Set(p.name, pair)
		}
	}
	list := e.vm.NewArray(indices...)
	list.Set("groups", goja.Undefined())
	if named {
		list.Set("groups", byName)
	}
	result.Set("indices", list)
	return result
}

// groupPlace is where a group has matched, in UTF-16 units; from is negative if
// it has not.
type groupPlace struct {
	from, to int
	name     string
}

// groupPlaces matches once more, from where it is known to match.
func (e *Engine) groupPlaces(o *goja.Object, text string, index int) []groupPlace {
	inner := reflect.ValueOf(o).Elem().FieldByName("self").Elem().Elem().FieldByName("pattern").Elem()
	flag := func(name string) bool { return inner.FieldByName(name).Bool() }
	options := regexp2.RegexOptions(regexp2.ECMAScript)
	for _, f := range [...]struct {
		name   string
		option regexp2.RegexOptions
	}{{"multiline", regexp2.Multiline}, {"dotAll", regexp2.Singleline}, {"ignoreCase", regexp2.IgnoreCase}, {"unicode", regexp2.Unicode}} {
		if flag(f.name) {
			options |= f.option
		}
	}
	re, err := regexp2.Compile(inner.FieldByName("src").String(), options)
	if err != nil {
		return nil
	}
	// With the flag u a character is a code point, else a UTF-16 unit.
	units := utf16.Encode([]rune(text))
	runes := make([]rune, 0, len(units))
	at := make([]int, 0, len(units)+1) // in units, by rune
	start := 0
	for i := 0; i < len(units); i++ {
		if i <= index {
			start = len(runes)
		}
		at = append(at, i)
		r := rune(units[i])
		if flag("unicode") && i+1 < len(units) && utf16.IsSurrogate(r) {
			if pair := utf16.DecodeRune(r, rune(units[i+1])); pair != '\ufffd' {
				r = pair
				i++
			}
		}
		runes = append(runes, r)
	}
	at = append(at, len(units))
	if index >= len(units) {
		start = len(runes)
	}
	m, err := re.FindRunesMatchStartingAt(runes, start)
	if err != nil || m == nil {
		return nil
	}
	var places []groupPlace
	for _, g := range m.Groups() {
		p := groupPlace{from: -1, name: g.Name}
		if len(g.Captures) > 0 {
			p.from, p.to = at[g.RuneIndex], at[g.RuneIndex+g.RuneLength]
		}
		places = append(places, p)
	}
	return places
}

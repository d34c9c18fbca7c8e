package util

import (
	"slices"
	"strconv"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/inspect"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// argOption is one of the options that a script describes to util.parseArgs.
type argOption struct {
	name, kind, short string
	multiple          bool
	preset            engine.Value // default, nil for none
}

// argToken is one thing found among the arguments.
type argToken struct {
	kind      string // option, positional, option-terminator
	name, raw string
	index     int
	value     *string // of an option or a positional
	inline    bool
}

// argParser is one call of util.parseArgs.
type argParser struct {
	u                                      *util
	args                                   []string
	options                                []argOption
	strict, positionals, tokens, negatives bool
}

func (u *util) parseArgs() (engine.Value, error) {
	return u.eng.NewFunc("parseArgs", 0, func(c *engine.Call) (engine.Value, error) {
		p := &argParser{u: u, strict: true}
		if err := p.configure(c.Arg(0)); err != nil {
			return nil, err
		}
		return p.parse()
	}), nil
}

// own is an own property, nil if there is none or it is undefined.
func (u *util) own(obj engine.Value, name string) (engine.Value, error) {
	if !lang.IsObject(u.env, obj) || !lang.HasOwn(u.env, obj, name) {
		return nil, nil
	}
	v, err := u.eng.Get(obj, name)
	if err != nil || u.eng.TypeOf(v) == engine.Undefined {
		return nil, err
	}
	return v, nil
}

func (p *argParser) configure(config engine.Value) error {
	u := p.u
	args, err := u.own(config, "args")
	if err != nil {
		return err
	}
	if args == nil || u.eng.TypeOf(args) == engine.Null {
		args, err = u.mainArgs()
	} else if u.eng.Class(args) != "Array" {
		err = u.env.InvalidArgType("args", "an instance of Array", args)
	}
	if err != nil {
		return err
	}
	if p.args, err = u.strings(args); err != nil {
		return err
	}
	given := map[string]bool{}
	for _, flag := range [...]struct {
		name string
		to   *bool
	}{{"strict", &p.strict}, {"allowPositionals", &p.positionals}, {"tokens", &p.tokens}, {"allowNegative", &p.negatives}} {
		v, err := u.own(config, flag.name)
		if err != nil {
			return err
		}
		if v == nil || u.eng.TypeOf(v) == engine.Null {
			continue
		}
		if u.eng.TypeOf(v) != engine.Boolean {
			return u.env.InvalidArgType(flag.name, "of type boolean", v)
		}
		*flag.to, given[flag.name] = u.eng.ToBool(v), true
	}
	if !given["allowPositionals"] {
		p.positionals = !p.strict
	}
	options, err := u.own(config, "options")
	if err != nil || options == nil || u.eng.TypeOf(options) == engine.Null {
		return err
	}
	if u.eng.TypeOf(options) != engine.Object || u.eng.Class(options) == "Array" {
		return u.env.InvalidArgType("options", "of type object", options)
	}
	keys, err := u.eng.Keys(options, false)
	if err != nil {
		return err
	}
	for _, key := range keys {
		if name, ok := key.(string); ok {
			if err := p.option(options, name); err != nil {
				return err
			}
		}
	}
	return nil
}

// mainArgs are the program's own, without what node and the script are called.
func (u *util) mainArgs() (engine.Value, error) {
	argv, execArgv := u.process("argv"), u.process("execArgv")
	if argv == nil {
		return u.eng.NewArray(), nil
	}
	from := 2
	if execArgv != nil {
		flags, err := u.strings(execArgv)
		if err != nil {
			return nil, err
		}
		for _, flag := range [...]string{"-e", "--eval", "-p", "--print"} {
			if slices.Contains(flags, flag) {
				from = 1
			}
		}
	}
	return u.eng.Call(lang.Intrinsic(u.env, "Array", "slice"), argv, u.eng.Number(float64(from)))
}

func (u *util) strings(list engine.Value) ([]string, error) {
	out := make([]string, lang.Length(u.env, list))
	for i := range out {
		v, err := u.eng.Get(list, i)
		if err != nil {
			return nil, err
		}
		if out[i], err = u.eng.ToString(v); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// option reads the description of one option.
func (p *argParser) option(options engine.Value, name string) error {
	u, o, at := p.u, argOption{name: name}, "options."+name
	v, err := u.eng.Get(options, name)
	if err != nil {
		return err
	}
	if u.eng.TypeOf(v) != engine.Object || u.eng.Class(v) == "Array" {
		return u.env.InvalidArgType(at, "of type object", v)
	}
	kind, err := u.eng.Get(v, "type")
	if err != nil {
		return err
	}
	if u.eng.TypeOf(kind) == engine.String {
		o.kind = u.env.Text(kind)
	}
	if o.kind != "string" && o.kind != "boolean" {
		return u.env.InvalidArgType(at+".type", "('string|boolean')", kind)
	}
	if lang.HasOwn(u.env, v, "short") {
		short, err := u.eng.Get(v, "short")
		if err != nil {
			return err
		}
		if o.short, err = u.env.StringArg(at+".short", short); err != nil {
			return err
		}
		if inspect.UTF16Length(o.short) != 1 {
			return u.env.InvalidArgValue(at+".short", short, "must be a single character")
		}
	}
	if lang.HasOwn(u.env, v, "multiple") {
		multiple, err := u.eng.Get(v, "multiple")
		if err != nil {
			return err
		}
		if u.eng.TypeOf(multiple) != engine.Boolean {
			return u.env.InvalidArgType(at+".multiple", "of type boolean", multiple)
		}
		o.multiple = u.eng.ToBool(multiple)
	}
	if o.preset, err = u.own(v, "default"); err == nil && o.preset != nil {
		err = p.checkPreset(o, at+".default")
	}
	p.options = append(p.options, o)
	return err
}

// checkPreset checks the default of an option: of its type, or a list of such.
func (p *argParser) checkPreset(o argOption, at string) error {
	u := p.u
	want := map[string]engine.Type{"string": engine.String, "boolean": engine.Boolean}[o.kind]
	if !o.multiple {
		if u.eng.TypeOf(o.preset) != want {
			return u.env.InvalidArgType(at, "of type "+o.kind, o.preset)
		}
		return nil
	}
	if u.eng.Class(o.preset) != "Array" {
		return u.env.InvalidArgType(at, "an instance of Array", o.preset)
	}
	for i := range lang.Length(u.env, o.preset) {
		v, err := u.eng.Get(o.preset, i)
		if err != nil {
			return err
		}
		if u.eng.TypeOf(v) != want {
			return u.env.InvalidArgType(at+"["+strconv.Itoa(i)+"]", "of type "+o.kind, v)
		}
	}
	return nil
}

// find is the option of this name, nil if none was described.
func (p *argParser) find(name string) *argOption {
	for i := range p.options {
		if p.options[i].name == name {
			return &p.options[i]
		}
	}
	return nil
}

// long is the name of a short option: the character itself if nobody has it.
func (p *argParser) long(short string) string {
	for _, o := range p.options {
		if o.short == short {
			return o.name
		}
	}
	return short
}

func (p *argParser) takesValue(name string) bool {
	o := p.find(name)
	return o != nil && o.kind == "string"
}

// split takes the arguments apart. A group of short options counts as the
// argument it came from.
func (p *argParser) split() []argToken {
	var tokens []argToken
	rest := slices.Clone(p.args)
	index, group := -1, 0
	for len(rest) > 0 {
		arg := rest[0]
		rest = rest[1:]
		if group > 0 {
			group--
		} else {
			index++
		}
		isLong := len(arg) > 2 && strings.HasPrefix(arg, "--")
		isShort := len(arg) > 1 && arg[0] == '-' && arg[1] != '-'
		first := ""
		if isShort {
			first = string([]rune(arg[1:])[:1])
		}
		switch {
		case arg == "--":
			tokens = append(tokens, argToken{kind: "option-terminator", index: index})
			for _, value := range rest {
				index++
				tokens = append(tokens, argToken{kind: "positional", index: index, value: &value})
			}
			rest = nil
		case isShort && len(arg) > 1+len(first) && !p.takesValue(p.long(first)):
			var expanded []string
			letters := []rune(arg[1:])
			for i, c := range letters {
				if p.takesValue(p.long(string(c))) && i < len(letters)-1 {
					expanded = append(expanded, "-"+string(letters[i:]))
					break
				}
				expanded = append(expanded, "-"+string(c))
			}
			rest = append(expanded, rest...)
			group = len(expanded)
		case isShort && len(arg) > 1+len(first):
			value := arg[1+len(first):]
			tokens = append(tokens, argToken{"option", p.long(first), "-" + first, index, &value, true})
		case isLong && strings.Contains(arg[3:], "="):
			i := strings.IndexByte(arg[3:], '=') + 3
			value := arg[i+1:]
			tokens = append(tokens, argToken{"option", arg[2:i], arg[:i], index, &value, true})
		case isLong || isShort:
			token := argToken{kind: "option", name: strings.TrimPrefix(arg, "--"), raw: arg, index: index}
			if isShort {
				token.name = p.long(first)
			}
			if p.takesValue(token.name) && len(rest) > 0 {
				value := rest[0]
				token.value = &value
				rest = rest[1:]
				index++
			}
			tokens = append(tokens, token)
		default:
			tokens = append(tokens, argToken{kind: "positional", index: index, value: &arg})
		}
	}
	return tokens
}

func (p *argParser) invalidValue(message string) error {
	return p.u.env.Throw(env.TypeError, "ERR_PARSE_ARGS_INVALID_OPTION_VALUE", message)
}

// check refuses, where strict, what does not fit the description.
func (p *argParser) check(t argToken) error {
	o := p.find(t.name)
	if o == nil && p.negatives {
		if name, ok := strings.CutPrefix(t.name, "no-"); ok {
			if o = p.find(name); o != nil && o.kind != "boolean" {
				o = nil
			}
		}
	}
	if o == nil {
		message := "Unknown option '" + t.raw + "'"
		if p.positionals {
			message += ". To specify a positional argument starting with a '-', place it at the end of the command after '--', as in '-- " + strconv.Quote(t.raw)
		}
		return p.u.env.Throw(env.TypeError, "ERR_PARSE_ARGS_UNKNOWN_OPTION", message)
	}
	name := "--" + o.name
	if o.short != "" {
		name = "-" + o.short + ", " + name
	}
	switch {
	case o.kind == "string" && t.value == nil:
		return p.invalidValue("Option '" + name + " <value>' argument missing")
	case o.kind == "boolean" && t.value != nil:
		return p.invalidValue("Option '" + name + "' does not take an argument")
	case t.value != nil && !t.inline && len(*t.value) > 1 && (*t.value)[0] == '-':
		example := "'" + t.raw + "=-XYZ'"
		if !strings.HasPrefix(t.raw, "--") {
			example = "'--" + t.name + "=-XYZ' or '" + t.raw + "-XYZ'"
		}
		return p.invalidValue("Option '" + t.raw + "' argument is ambiguous.\nDid you forget to specify the option argument for '" +
			t.raw + "'?\nTo specify an option argument starting with a dash use " + example + ".")
	}
	return nil
}

func (p *argParser) parse() (engine.Value, error) {
	eng := p.u.eng
	tokens := p.split()
	values := eng.NewObject(eng.Null())
	lists := map[string][]engine.Value{}
	set := map[string]bool{}
	var positionals []engine.Value
	for i := range tokens {
		t := &tokens[i]
		if t.kind == "positional" {
			if !p.positionals {
				return nil, p.u.env.Throw(env.TypeError, "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL",
					"Unexpected argument '"+*t.value+"'. This command does not take positional arguments")
			}
			positionals = append(positionals, eng.String(*t.value))
		}
		if t.kind != "option" {
			continue
		}
		if p.strict {
			if err := p.check(*t); err != nil {
				return nil, err
			}
		}
		if t.name == "__proto__" {
			continue
		}
		value := eng.Bool(true)
		if t.value != nil {
			value = eng.String(*t.value)
		} else if name, ok := strings.CutPrefix(t.name, "no-"); ok && p.negatives {
			t.name, value = name, eng.Bool(false)
		}
		if o := p.find(t.name); o != nil && o.multiple {
			lists[t.name] = append(lists[t.name], value)
			value = eng.NewArray(lists[t.name]...)
		}
		set[t.name] = true
		if err := eng.Set(values, t.name, value); err != nil {
			return nil, err
		}
	}
	for _, o := range p.options {
		if o.preset != nil && !set[o.name] && o.name != "__proto__" {
			if err := eng.Set(values, o.name, o.preset); err != nil {
				return nil, err
			}
		}
	}
	result := eng.NewObject(nil)
	eng.Set(result, "values", values)
	eng.Set(result, "positionals", eng.NewArray(positionals...))
	if p.tokens {
		eng.Set(result, "tokens", p.tokenList(tokens))
	}
	return result, nil
}

// tokenList is the tokens as scripts see them.
func (p *argParser) tokenList(tokens []argToken) engine.Value {
	eng := p.u.eng
	list := make([]engine.Value, len(tokens))
	for i, t := range tokens {
		obj := eng.NewObject(nil)
		eng.Set(obj, "kind", eng.String(t.kind))
		if t.kind == "option" {
			eng.Set(obj, "name", eng.String(t.name))
			eng.Set(obj, "rawName", eng.String(t.raw))
		}
		eng.Set(obj, "index", eng.Number(float64(t.index)))
		value, inline := eng.Undefined(), eng.Undefined()
		if t.value != nil {
			value, inline = eng.String(*t.value), eng.Bool(t.inline)
		}
		if t.kind != "option-terminator" {
			eng.Set(obj, "value", value)
		}
		if t.kind == "option" {
			eng.Set(obj, "inlineValue", inline)
		}
		list[i] = obj
	}
	return eng.NewArray(list...)
}

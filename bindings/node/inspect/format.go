package inspect

import (
	"math"
	"strconv"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// Format is util.format, or util.formatWithOptions if options are given. Loop
// goroutine only.
func (in *Inspector) Format(args []engine.Value, o *Options) (string, error) {
	if len(args) == 1 && in.eng.TypeOf(args[0]) == engine.String {
		return in.eng.ToString(args[0])
	}
	b, err := in.AppendFormat(nil, args, o)
	return string(b), err
}

// AppendFormat appends what Format gives to b. Strings and numbers cost their
// conversion and nothing more. The error is what script code threw on the way;
// b is as it was then. Loop goroutine only.
func (in *Inspector) AppendFormat(b []byte, args []engine.Value, o *Options) ([]byte, error) {
	start := len(b)
	rest := args
	if len(args) > 0 && in.eng.TypeOf(args[0]) == engine.String {
		first, err := in.eng.ToString(args[0])
		if err != nil {
			return b, err
		}
		if len(args) > 1 && strings.IndexByte(first, '%') >= 0 {
			if b, rest, err = in.appendPattern(b, first, args[1:], o); err != nil {
				return b[:start], err
			}
		} else {
			b, rest = append(b, first...), args[1:]
		}
	}
	var err error
	for i, v := range rest {
		if i > 0 || len(rest) < len(args) {
			b = append(b, ' ')
		}
		if b, err = in.appendValue(b, v, o); err != nil {
			return b[:start], err
		}
	}
	return b, nil
}

// appendValue shows one argument that no placeholder took: a string as it is.
func (in *Inspector) appendValue(b []byte, v engine.Value, o *Options) ([]byte, error) {
	switch in.eng.TypeOf(v) {
	case engine.String:
		s, err := in.eng.ToString(v)
		return append(b, s...), err
	case engine.Number:
		if in.defaultsObject == nil && (o == nil || !o.Colors && !o.NumericSeparator && o.stylize == nil) {
			f, err := in.eng.ToNumber(v)
			return appendNumber(b, f), err
		}
	}
	s, err := in.Inspect(v, o)
	return append(b, s...), err
}

// appendPattern fills the placeholders of first from args and gives the args
// that are left.
func (in *Inspector) appendPattern(b []byte, first string, args []engine.Value, o *Options) ([]byte, []engine.Value, error) {
	done := 0 // first[:done] has been written
	for i := 0; i < len(first)-1; i++ {
		if first[i] != '%' {
			continue
		}
		i++
		verb := first[i]
		if verb == '%' {
			b = append(b, first[done:i]...)
			done = i + 1
			continue
		}
		if len(args) == 0 || strings.IndexByte("sdifjoOc", verb) < 0 {
			continue
		}
		b = append(b, first[done:i-1]...)
		text, err := in.placeholder(verb, args[0], o)
		if err != nil {
			return b, nil, err
		}
		b = append(b, text...)
		args = args[1:]
		done = i + 1
	}
	return append(b, first[done:]...), args, nil
}

func (in *Inspector) placeholder(verb byte, v engine.Value, o *Options) (string, error) {
	t := in.eng.TypeOf(v)
	switch verb {
	case 'c':
		return "", nil
	case 'j':
		return in.json(v)
	case 'O':
		return in.Inspect(v, o)
	case 'o', 's':
		return in.objectPlaceholder(verb, v, o)
	}
	separator, err := in.separator(o)
	if err != nil {
		return "", err
	}
	var f float64
	switch {
	case t == engine.Symbol:
		return "NaN", nil
	case t == engine.BigInt && verb != 'f':
		digits, err := in.eng.ToString(v)
		return bigIntText(digits, separator), err
	case verb == 'd':
		f, err = in.eng.ToNumber(v)
	default:
		var s string
		if s, err = in.eng.ToString(v); verb == 'i' {
			f = parseInt(s)
		} else {
			f = parseFloat(s)
		}
	}
	return numberText(f, separator), err
}

func (in *Inspector) separator(o *Options) (bool, error) {
	if o != nil {
		return o.NumericSeparator, nil
	}
	d, err := in.Defaults()
	return d.NumericSeparator, err
}

// objectPlaceholder is %o, and %s, which shows an object as a string only if it
// has a toString of its own.
func (in *Inspector) objectPlaceholder(verb byte, v engine.Value, o *Options) (string, error) {
	var own Options
	if o != nil {
		own = *o
	} else {
		d, err := in.Defaults()
		if err != nil {
			return "", err
		}
		own = d
	}
	if verb == 'o' {
		own.ShowHidden, own.ShowProxy, own.Depth, own.depthNull = true, true, 4, false
		return in.Inspect(v, &own)
	}
	switch in.eng.TypeOf(v) {
	case engine.Number:
		f, err := in.eng.ToNumber(v)
		return numberText(f, own.NumericSeparator), err
	case engine.BigInt:
		digits, err := in.eng.ToString(v)
		return bigIntText(digits, own.NumericSeparator), err
	case engine.Symbol:
		text, err := in.guarded(func() engine.Value { return in.eng.String(in.symbolText(v)) })
		if err != nil {
			return "", err
		}
		return in.eng.ToString(text)
	case engine.Object:
		usual, err := in.guarded(func() engine.Value { return in.eng.Bool(in.usualToString(v)) })
		if err != nil {
			return "", err
		}
		if in.eng.ToBool(usual) {
			own.Compact, own.Colors, own.Depth, own.depthNull = 3, false, 0, false
			return in.Inspect(v, &own)
		}
	}
	return in.eng.ToString(v)
}

// usualToString tells whether an object becomes a string as the language's own
// objects do, which says little: [object Object].
func (in *Inspector) usualToString(v engine.Value) bool {
	keys := []engine.Key{"toString"}
	if symbol := lang.Symbol(in.env, "toPrimitive"); symbol != nil {
		keys = append(keys, symbol)
	}
	var present []engine.Key
	for _, key := range keys {
		if in.eng.TypeOf(must(in.eng.Get(v, key))) != engine.Function {
			continue
		}
		if lang.HasOwn(in.env, v, key) {
			return false
		}
		present = append(present, key)
	}
	if len(present) == 0 {
		return true
	}
	for obj := in.eng.Proto(v); in.eng.TypeOf(obj) != engine.Null; obj = in.eng.Proto(obj) {
		for _, key := range present {
			if !lang.HasOwn(in.env, obj, key) {
				continue
			}
			ctor, ok := must2(in.eng.Own(obj, "constructor"))
			if !ok || ctor.Value == nil || in.eng.TypeOf(ctor.Value) != engine.Function {
				return false
			}
			name := must(in.eng.Get(ctor.Value, "name"))
			return isBuiltIn(in.env.Text(name))
		}
	}
	return true
}

// json is JSON.stringify(v), where a circle is [Circular].
func (in *Inspector) json(v engine.Value) (string, error) {
	text, err := in.eng.Call(lang.Static(in.env, "JSON", "stringify"), lang.Global(in.env, "JSON"), v)
	if err != nil {
		thrown, ok := err.(*engine.Exception)
		if ok && lang.HasProto(in.env, thrown.Value, lang.Prototype(in.env, "TypeError")) {
			message, _ := in.eng.Get(thrown.Value, "message")
			s := in.env.Text(message)
			if strings.Contains(s, "circular") || strings.Contains(s, "cyclic") {
				return "[Circular]", nil
			}
		}
		return "", err
	}
	return in.eng.ToString(text)
}

func trimLeft(s string) string {
	return strings.TrimLeft(s, " \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff")
}

// parseInt is the function of the language.
func parseInt(s string) float64 {
	s = trimLeft(s)
	sign := 1.0
	if s != "" && (s[0] == '-' || s[0] == '+') {
		if s[0] == '-' {
			sign = -1
		}
		s = s[1:]
	}
	base := 10
	if len(s) >= 2 && s[0] == '0' && s[1]|0x20 == 'x' {
		base, s = 16, s[2:]
	}
	n := 0
	for n < len(s) && (s[n] >= '0' && s[n] <= '9' || base == 16 && s[n]|0x20 >= 'a' && s[n]|0x20 <= 'f') {
		n++
	}
	if n == 0 {
		return math.NaN()
	}
	if base == 10 {
		f, _ := strconv.ParseFloat(s[:n], 64)
		return sign * f
	}
	f, _ := strconv.ParseFloat("0x"+s[:n]+"p0", 64)
	return sign * f
}

// parseFloat is the function of the language.
func parseFloat(s string) float64 {
	s = trimLeft(s)
	unsigned := strings.TrimPrefix(strings.TrimPrefix(s, "-"), "+")
	if strings.HasPrefix(unsigned, "Infinity") && len(s)-len(unsigned) <= 1 {
		if s[0] == '-' {
			return math.Inf(-1)
		}
		return math.Inf(1)
	}
	i := 0
	digits := func() int {
		from := i
		for i < len(s) && s[i] >= '0' && s[i] <= '9' {
			i++
		}
		return i - from
	}
	if i < len(s) && (s[i] == '-' || s[i] == '+') {
		i++
	}
	n := digits()
	if i < len(s) && s[i] == '.' {
		i++
		if m := digits(); n+m == 0 {
			return math.NaN()
		}
	} else if n == 0 {
		return math.NaN()
	}
	end := i
	if i < len(s) && s[i]|0x20 == 'e' {
		i++
		if i < len(s) && (s[i] == '-' || s[i] == '+') {
			i++
		}
		if digits() > 0 {
			end = i
		}
	}
	f, _ := strconv.ParseFloat(s[:end], 64)
	return f
}

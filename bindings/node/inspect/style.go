package inspect

import (
	"os"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// color is a row of util.inspect.colors: the codes that begin and end it.
type color struct {
	name       string
	begin, end int
}

var colors = [...]color{
	{"reset", 0, 0}, {"bold", 1, 22}, {"dim", 2, 22}, {"italic", 3, 23}, {"underline", 4, 24}, {"blink", 5, 25},
	{"inverse", 7, 27}, {"hidden", 8, 28}, {"strikethrough", 9, 29}, {"doubleunderline", 21, 24},
	{"black", 30, 39}, {"red", 31, 39}, {"green", 32, 39}, {"yellow", 33, 39}, {"blue", 34, 39},
	{"magenta", 35, 39}, {"cyan", 36, 39}, {"white", 37, 39},
	{"bgBlack", 40, 49}, {"bgRed", 41, 49}, {"bgGreen", 42, 49}, {"bgYellow", 43, 49}, {"bgBlue", 44, 49},
	{"bgMagenta", 45, 49}, {"bgCyan", 46, 49}, {"bgWhite", 47, 49}, {"framed", 51, 54}, {"overlined", 53, 55},
	{"gray", 90, 39}, {"redBright", 91, 39}, {"greenBright", 92, 39}, {"yellowBright", 93, 39},
	{"blueBright", 94, 39}, {"magentaBright", 95, 39}, {"cyanBright", 96, 39}, {"whiteBright", 97, 39},
	{"bgGray", 100, 49}, {"bgRedBright", 101, 49}, {"bgGreenBright", 102, 49}, {"bgYellowBright", 103, 49},
	{"bgBlueBright", 104, 49}, {"bgMagentaBright", 105, 49}, {"bgCyanBright", 106, 49}, {"bgWhiteBright", 107, 49},
}

// aliases of colours, as {alias, colour}.
var aliases = [...][2]string{
	{"grey", "gray"}, {"blackBright", "gray"}, {"bgGrey", "bgGray"}, {"bgBlackBright", "bgGray"}, {"faint", "dim"},
	{"crossedout", "strikethrough"}, {"strikeThrough", "strikethrough"}, {"crossedOut", "strikethrough"},
	{"conceal", "hidden"}, {"swapColors", "inverse"}, {"swapcolors", "inverse"}, {"doubleUnderline", "doubleunderline"},
}

// styles are util.inspect.styles, as {style, colour}.
var styles = [...][2]string{
	{"special", "cyan"}, {"number", "yellow"}, {"bigint", "yellow"}, {"boolean", "yellow"}, {"undefined", "grey"},
	{"null", "bold"}, {"string", "green"}, {"symbol", "green"}, {"date", "magenta"}, {"regexp", "red"}, {"module", "underline"},
}

// style colours a piece of the output, if colours are wanted.
func (p *printer) style(text, style string) string {
	if p.Colors {
		return p.colored(text, style)
	}
	if p.Options.stylize == nil {
		return text
	}
	return must(p.eng.ToString(must(p.eng.Call(p.Options.stylize, nil, p.eng.String(text), p.eng.String(style)))))
}

// colored looks the style up where scripts can change it.
func (in *Inspector) colored(text, style string) string {
	if in.colorsObject == nil && in.stylesObject == nil {
		for _, s := range styles {
			if s[0] == style {
				begin, end := colorCodes(s[1])
				return "\x1b[" + itoa(begin) + "m" + text + "\x1b[" + itoa(end) + "m"
			}
		}
		return text
	}
	name := must(in.eng.Get(must(in.StyleTable()), style))
	if in.eng.TypeOf(name) != engine.String {
		return text
	}
	pair := must(in.eng.Get(must(in.ColorTable()), must(in.eng.ToString(name))))
	if in.eng.TypeOf(pair) != engine.Object {
		return text
	}
	begin, end := in.env.Text(must(in.eng.Get(pair, 0))), in.env.Text(must(in.eng.Get(pair, 1)))
	return "\x1b[" + begin + "m" + text + "\x1b[" + end + "m"
}

// colorCodes of a colour or an alias.
func colorCodes(name string) (begin, end int) {
	for _, a := range aliases {
		if a[0] == name {
			name = a[1]
		}
	}
	for _, c := range colors {
		if c.name == name {
			return c.begin, c.end
		}
	}
	return 0, 0
}

// uncolored is what a reader sees of a piece of the output.
func (p *printer) uncolored(text string) string {
	if !p.Colors || strings.IndexByte(text, '\x1b') < 0 {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); {
		if n := sgrLength(text[i:]); n > 0 {
			i += n
			continue
		}
		b.WriteByte(text[i])
		i++
	}
	return b.String()
}

// sgrLength is the length of an escape sequence with one or two digits and m.
func sgrLength(s string) int {
	if !strings.HasPrefix(s, "\x1b[") {
		return 0
	}
	n := 2
	for n < len(s) && n < 4 && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n == 2 || n >= len(s) || s[n] != 'm' {
		return 0
	}
	return n + 1
}

// ColorTable is util.inspect.colors, made when first asked for. Loop goroutine
// only.
func (in *Inspector) ColorTable() (engine.Value, error) {
	if in.colorsObject != nil {
		return in.colorsObject, nil
	}
	eng := in.eng
	obj := eng.NewObject(eng.Null())
	for _, c := range colors {
		if err := eng.Set(obj, c.name, eng.NewArray(eng.Number(float64(c.begin)), eng.Number(float64(c.end)))); err != nil {
			return nil, err
		}
	}
	for _, a := range aliases {
		err := in.env.Accessor(obj, a[0], false,
			func(this engine.Value) (engine.Value, error) { return eng.Get(this, a[1]) },
			func(this, v engine.Value) error { return eng.Set(this, a[1], v) })
		if err != nil {
			return nil, err
		}
	}
	in.colorsObject = in.env.Keep(obj)
	return obj, nil
}

// StyleTable is util.inspect.styles, made when first asked for. Loop goroutine
// only.
func (in *Inspector) StyleTable() (engine.Value, error) {
	if in.stylesObject != nil {
		return in.stylesObject, nil
	}
	obj := in.eng.NewObject(in.eng.Null())
	for _, s := range styles {
		if err := in.eng.Set(obj, s[0], in.eng.String(s[1])); err != nil {
			return nil, err
		}
	}
	in.stylesObject = in.env.Keep(obj)
	return obj, nil
}

// stylizeFunc is options.stylize as custom inspect functions get it.
func (in *Inspector) stylizeFunc(colored bool) engine.Value {
	slot, name := &in.stylePlain, "stylizeNoColor"
	if colored {
		slot, name = &in.styleColored, "stylizeWithColor"
	}
	if *slot == nil {
		*slot = in.env.Keep(in.eng.NewFunc(name, 2, func(c *engine.Call) (v engine.Value, err error) {
			if !colored {
				return c.Arg(0), nil
			}
			text, err := in.eng.ToString(c.Arg(0))
			if err != nil {
				return nil, err
			}
			style, err := in.eng.ToString(c.Arg(1))
			if err != nil {
				return nil, err
			}
			return in.guarded(func() engine.Value { return in.eng.String(in.colored(text, style)) })
		}))
	}
	return *slot
}

// guarded runs f and gives what it threw as an error.
func (in *Inspector) guarded(f func() engine.Value) (v engine.Value, err error) {
	defer func() {
		if r := recover(); r != nil {
			t, ok := r.(thrown)
			if !ok {
				panic(r)
			}
			err = t.err
		}
	}()
	return f(), nil
}

func workingDirectory() string {
	directory, err := os.Getwd()
	if err != nil {
		return ""
	}
	return directory
}

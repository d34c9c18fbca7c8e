package inspect

import (
	"math"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// CompactAlways is the compact: true of scripts, which joins everything that
// fits; 0 is compact: false, and n joins the n innermost levels.
const CompactAlways = -1

// Options are those of util.inspect. The zero value is not useful: begin with
// DefaultOptions or Inspector.Defaults. math.Inf(1) lifts a limit.
type Options struct {
	ShowHidden       bool
	Depth            float64
	Colors           bool
	CustomInspect    bool
	ShowProxy        bool
	MaxArrayLength   float64
	MaxStringLength  float64
	BreakLength      float64
	Compact          int
	Sorted           bool
	Getters          string // "", "true", "get" or "set"
	NumericSeparator bool

	level     int          // how deep the object is that a Custom shows
	depthNull bool         // depth: null is no limit, and custom functions see null
	sortedBy  engine.Value // the script's own order, nil for the usual one
	stylize   engine.Value // the script's own colours, nil for ours
	user      engine.Value // the script's object, when it says more than we know
}

// WholeDepth is the depth that was asked for, of which Depth is what is left for
// a Custom: what its options.depth tells a custom function of a script.
func (o *Options) WholeDepth() float64 { return o.Depth + float64(o.level) }

// DefaultOptions are Node's.
var DefaultOptions = Options{
	Depth: 2, CustomInspect: true, MaxArrayLength: 100, MaxStringLength: 10000, BreakLength: 80, Compact: 3,
}

// Defaults are the options of util.inspect.defaultOptions as scripts have left
// them. Loop goroutine only.
func (in *Inspector) Defaults() (Options, error) {
	o := in.defaults
	if in.defaultsObject == nil {
		return o, nil
	}
	return o, in.read(in.defaultsObject, &o)
}

// Options reads an options object of a script over the defaults; undefined and
// null are none. Loop goroutine only.
func (in *Inspector) Options(v engine.Value) (Options, error) {
	o, err := in.Defaults()
	if err != nil {
		return o, err
	}
	return o, in.read(v, &o)
}

// Read reads an options object over what o says already. Loop goroutine only.
func (in *Inspector) Read(v engine.Value, o *Options) error { return in.read(v, o) }

func (in *Inspector) read(v engine.Value, o *Options) error {
	if t := in.eng.TypeOf(v); t != engine.Object && t != engine.Function {
		return nil
	}
	keys, err := in.eng.Keys(v, false)
	if err != nil {
		return err
	}
	for _, key := range keys {
		name, ok := key.(string)
		if !ok {
			continue
		}
		value, err := in.eng.Get(v, name)
		if err != nil {
			return err
		}
		if !in.set(o, name, value) {
			o.user = v
		}
	}
	return nil
}

// set takes over one option; false if there is none of this name.
func (in *Inspector) set(o *Options, name string, v engine.Value) bool {
	truth := in.eng.ToBool(v)
	switch name {
	case "showHidden":
		o.ShowHidden = truth
	case "depth":
		o.Depth, o.depthNull = in.limit(v), in.eng.TypeOf(v) == engine.Null
	case "colors":
		o.Colors = truth
	case "customInspect":
		o.CustomInspect = truth
	case "showProxy":
		o.ShowProxy = truth
	case "maxArrayLength":
		o.MaxArrayLength = in.limit(v)
	case "maxStringLength":
		o.MaxStringLength = in.limit(v)
	case "breakLength":
		o.BreakLength = in.limit(v)
	case "compact":
		switch {
		case in.eng.TypeOf(v) == engine.Number:
			o.Compact = int(math.Max(0, math.Min(in.limit(v), 1<<30)))
		case truth:
			o.Compact = CompactAlways
		default:
			o.Compact = 0
		}
	case "sorted":
		o.Sorted, o.sortedBy = truth, nil
		if in.eng.TypeOf(v) == engine.Function {
			o.sortedBy = v
		}
	case "getters":
		switch {
		case in.eng.TypeOf(v) == engine.String:
			o.Getters = in.env.Text(v)
		case truth:
			o.Getters = "true"
		default:
			o.Getters = ""
		}
	case "numericSeparator":
		o.NumericSeparator = truth
	case "stylize":
		o.stylize = nil
		if in.eng.TypeOf(v) == engine.Function && !in.ownStylize(v) {
			o.stylize = v
		}
	default:
		return false
	}
	return true
}

// limit is a number that bounds something; null and undefined bound nothing.
func (in *Inspector) limit(v engine.Value) float64 {
	f := math.NaN()
	if in.eng.TypeOf(v) == engine.Number {
		f, _ = in.eng.ToNumber(v)
	}
	if f != f {
		return math.Inf(1)
	}
	return f
}

func (in *Inspector) ownStylize(v engine.Value) bool {
	return in.stylePlain != nil && in.eng.Same(v, in.stylePlain) || in.styleColored != nil && in.eng.Same(v, in.styleColored)
}

// fill writes the options into an object, in Node's order.
func (in *Inspector) fill(obj engine.Value, o *Options) error {
	eng := in.eng
	depth, compact, sorted, getters := eng.Number(o.Depth), eng.Number(float64(o.Compact)), eng.Bool(o.Sorted), eng.Bool(o.Getters != "")
	if o.depthNull {
		depth = eng.Null()
	}
	if o.Compact <= 0 {
		compact = eng.Bool(o.Compact == CompactAlways)
	}
	if o.sortedBy != nil {
		sorted = o.sortedBy
	}
	if o.Getters == "get" || o.Getters == "set" {
		getters = eng.String(o.Getters)
	}
	for _, p := range [...]struct {
		name  string
		value engine.Value
	}{
		{"showHidden", eng.Bool(o.ShowHidden)}, {"depth", depth}, {"colors", eng.Bool(o.Colors)},
		{"customInspect", eng.Bool(o.CustomInspect)}, {"showProxy", eng.Bool(o.ShowProxy)},
		{"maxArrayLength", eng.Number(o.MaxArrayLength)}, {"maxStringLength", eng.Number(o.MaxStringLength)},
		{"breakLength", eng.Number(o.BreakLength)}, {"compact", compact}, {"sorted", sorted},
		{"getters", getters}, {"numericSeparator", eng.Bool(o.NumericSeparator)},
	} {
		if err := eng.Set(obj, p.name, p.value); err != nil {
			return err
		}
	}
	return nil
}

// optionsObject is what custom inspect functions are given.
func (p *printer) optionsObject() engine.Value {
	obj := p.eng.NewObject(nil)
	stylize := p.Options.stylize
	if stylize == nil {
		stylize = p.stylizeFunc(p.Colors)
	}
	must(0, p.eng.Set(obj, "stylize", stylize))
	must(0, p.fill(obj, &p.Options))
	if p.user != nil {
		for _, key := range must(p.eng.Keys(p.user, false)) {
			must(0, p.eng.Set(obj, key, must(p.eng.Get(p.user, key))))
		}
	}
	return obj
}

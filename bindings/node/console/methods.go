package console

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/uvgo/uvgo/bindings/node/engine"
)

// method is one function of a console, on the console it belongs to.
type method struct {
	name   string
	length int
	call   func(c *console, args []engine.Value) error
}

// methods are in the order in which Node lists them.
var methods = [...]method{
	{"log", 0, toStdout},
	{"warn", 0, toStderr},
	{"dir", 0, dir},
	{"time", 0, startTime},
	{"timeEnd", 0, endTime},
	{"timeLog", 0, logTime},
	{"trace", 0, trace},
	{"assert", 0, assert},
	{"clear", 0, clearScreen},
	{"count", 0, count},
	{"countReset", 0, countReset},
	{"group", 0, group},
	{"groupEnd", 0, groupEnd},
	{"table", 0, table},
	{"debug", 0, toStdout},
	{"info", 0, toStdout},
	{"dirxml", 0, toStdout},
	{"error", 0, toStderr},
	{"groupCollapsed", 0, group},
}

func toStdout(c *console, args []engine.Value) error { return c.printLine(&c.out, args) }
func toStderr(c *console, args []engine.Value) error { return c.printLine(&c.err, args) }

func arg(c *console, args []engine.Value, i int) engine.Value {
	if i < len(args) {
		return args[i]
	}
	return c.env.Engine.Undefined()
}

// label is the name of a counter or a timer.
func label(c *console, args []engine.Value) (string, error) {
	v := arg(c, args, 0)
	if c.env.Engine.TypeOf(v) == engine.Undefined {
		return "default", nil
	}
	return c.env.Engine.ToString(v)
}

func dir(c *console, args []engine.Value) error {
	o, err := c.in.Defaults()
	if err != nil {
		return err
	}
	o.CustomInspect = false
	if o.Colors, err = c.colored(&c.out); err != nil {
		return err
	}
	for _, options := range [...]engine.Value{c.options, arg(c, args, 1)} {
		if options != nil {
			if err := c.in.Read(options, &o); err != nil {
				return err
			}
		}
	}
	text, err := c.in.Inspect(arg(c, args, 0), &o)
	if err != nil {
		return err
	}
	return c.writeLine(&c.out, append([]byte(text), '\n'))
}

func startTime(c *console, args []engine.Value) error {
	name, err := label(c, args)
	if err != nil {
		return err
	}
	if _, ok := c.times[name]; ok {
		return c.env.EmitWarning(c.env.Engine.String("Label '" + name + "' already exists for console.time()"))
	}
	if c.times == nil {
		c.times = make(map[string]time.Time)
	}
	c.times[name] = c.env.Now()
	return nil
}

func endTime(c *console, args []engine.Value) error {
	name, err := label(c, args)
	if err != nil {
		return err
	}
	err = c.reportTime("timeEnd", name, nil)
	delete(c.times, name)
	return err
}

func logTime(c *console, args []engine.Value) error {
	name, err := label(c, args)
	if err != nil {
		return err
	}
	return c.reportTime("timeLog", name, args[min(1, len(args)):])
}

func (c *console) reportTime(method, name string, rest []engine.Value) error {
	start, ok := c.times[name]
	if !ok {
		return c.env.EmitWarning(c.env.Engine.String("No such label '" + name + "' for console." + method + "()"))
	}
	eng := c.env.Engine
	args := []engine.Value{eng.String("%s: %s"), eng.String(name), eng.String(formatTime(c.env.Now().Sub(start)))}
	return c.logArgs(append(args, rest...)...)
}

// formatTime is 1.234ms, 1.234s, 1:01.234 (m:ss.mmm), 1:01:01.234 (h:mm:ss.mmm).
func formatTime(d time.Duration) string {
	ms := float64(d) / 1e6
	if ms < 1000 {
		return strconv.FormatFloat(math.Round(ms*1000)/1000, 'f', -1, 64) + "ms"
	}
	hours := math.Floor(ms / 3600e3)
	minutes := math.Floor(math.Mod(ms, 3600e3) / 60e3)
	seconds := strconv.FormatFloat(math.Mod(ms, 60e3)/1000, 'f', 3, 64)
	switch {
	case hours == 0 && minutes == 0:
		return seconds + "s"
	case len(seconds) < len("00.000"):
		seconds = "0" + seconds
	}
	whole := strconv.Itoa(int(minutes))
	if hours == 0 {
		return whole + ":" + seconds + " (m:ss.mmm)"
	}
	if minutes < 10 {
		whole = "0" + whole
	}
	return strconv.Itoa(int(hours)) + ":" + whole + ":" + seconds + " (h:mm:ss.mmm)"
}

// maxFrames is Error.stackTraceLimit.
const maxFrames = 10

func trace(c *console, args []engine.Value) error {
	text := "Trace"
	o, err := c.inspectOptions(&c.err, args)
	if err != nil {
		return err
	}
	message, err := c.in.Format(args, o)
	if err != nil {
		return err
	}
	if message != "" {
		text += ": " + message
	}
	frames := c.env.Engine.Trace(nil)
	for len(frames) > 0 && frames[0].File == "" {
		frames = frames[1:]
	}
	for _, f := range frames[:min(len(frames), maxFrames)] {
		text += "\n    at " + f.String()
	}
	return c.warnArgs("error", c.env.Engine.String(text))
}

func assert(c *console, args []engine.Value) error {
	if c.env.Engine.ToBool(arg(c, args, 0)) {
		return nil
	}
	message := "Assertion failed"
	var rest []engine.Value
	if len(args) > 1 {
		text, err := c.env.Engine.ToString(args[1])
		if err != nil {
			return err
		}
		message += ": " + text
		rest = args[2:]
	}
	return c.warnArgs("warn", append([]engine.Value{c.env.Engine.String(message)}, rest...)...)
}

// clearScreen does so on a terminal, and nothing elsewhere.
func clearScreen(c *console, _ []engine.Value) error {
	if term, _ := getenv(c.env)("TERM"); term == "dumb" {
		return nil
	}
	if s := c.out.script; s != nil {
		tty, err := c.env.Engine.Get(s, "isTTY")
		if err != nil || !c.env.Engine.ToBool(tty) {
			return err
		}
	} else if t, ok := c.out.output.(Terminal); !ok || !t.IsTTY() {
		return nil
	}
	return c.write(&c.out, "\x1b[1;1H\x1b[0J")
}

func count(c *console, args []engine.Value) error {
	name, err := label(c, args)
	if err != nil {
		return err
	}
	if c.counts == nil {
		c.counts = make(map[string]int)
	}
	c.counts[name]++
	return c.logText(name + ": " + strconv.Itoa(c.counts[name]))
}

func countReset(c *console, args []engine.Value) error {
	name, err := label(c, args)
	if err != nil {
		return err
	}
	if _, ok := c.counts[name]; !ok {
		return c.env.EmitWarning(c.env.Engine.String("Count for '" + name + "' does not exist"))
	}
	delete(c.counts, name)
	return nil
}

func group(c *console, args []engine.Value) error {
	if len(args) > 0 {
		if err := c.logArgs(args...); err != nil {
			return err
		}
	}
	c.indent += strings.Repeat(" ", c.indentBy)
	return nil
}

func groupEnd(c *console, _ []engine.Value) error {
	c.indent = c.indent[:max(0, len(c.indent)-c.indentBy)]
	return nil
}

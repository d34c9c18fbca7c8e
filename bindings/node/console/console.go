// Package console is the console module and global: Console over the program's
// own streams, or over two writable streams of a script.
//
// A line of plain text costs its formatting and one write: the global console
// writes to the Outputs that the program was assembled with, and only what a
// script has put in their place is called as a stream. As in Node, errors of
// writing are nobody's business here: a full disk or a closed pipe does not end
// a program that prints.
package console

import (
	"errors"
	"os"
	"strings"
	"time"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/inspect"
)

// Module is the console module: the global console itself.
var Module = env.Module{Name: "console", Load: load}

// Output is where lines go. An error is ignored, unless it ends the script.
type Output interface {
	WriteString(s string) error
}

// Terminal is what an Output may be besides: a screen, which gets colours.
type Terminal interface {
	IsTTY() bool
}

// Streams are the outputs of an Env's global console. The assembly sets them
// before the first script runs; nil ones are the process's own.
type Streams struct {
	Stdout, Stderr Output
	// Replaced gives process.stdout (fd 1) or process.stderr (fd 2) when a
	// script has put a write of its own there, which then gets the lines;
	// nil, or a nil Value, is never.
	Replaced func(fd int) engine.Value
	// Getenv looks up what the environment says of colours; nil is
	// the Env's.
	Getenv func(name string) (string, bool)
}

type streamsKey struct{}

// StreamsOf gives the Streams of an Env, to be set. Loop goroutine only.
func StreamsOf(e *env.Env) *Streams {
	return env.State(e, streamsKey{}, func() *Streams { return new(Streams) })
}

// file is the Output of a descriptor.
type file struct{ *os.File }

func (f file) WriteString(s string) error {
	_, err := f.File.WriteString(s)
	return err
}

func (f file) IsTTY() bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// console is one Console.
type console struct {
	env  *env.Env
	in   *inspect.Inspector
	self engine.Value // the object scripts see

	out, err   stream
	keepErrors bool // ignoreErrors: false
	color      string
	options    engine.Value // inspectOptions
	indent     string
	indentBy   int
	counts     map[string]int
	times      map[string]time.Time
	buf        []byte
	log        engine.Value // our own console.log
	nop        engine.Value
}

// stream is one of a console's two ends: an Output, or a script's stream.
type stream struct {
	output Output
	fd     int
	script engine.Value
}

func (s *Streams) stderr() Output {
	if s.Stderr != nil {
		return s.Stderr
	}
	return file{os.Stderr}
}

func (s *Streams) stdout() Output {
	if s.Stdout != nil {
		return s.Stdout
	}
	return file{os.Stdout}
}

// WriteError writes to where the global console's errors go, as
// process.stderr.write would. Loop goroutine only.
func WriteError(e *env.Env, text string) error {
	c := console{env: e}
	return c.write(&stream{output: StreamsOf(e).stderr(), fd: 2}, text)
}

func (c *console) write(s *stream, line string) error {
	script := s.script
	if replaced := StreamsOf(c.env).Replaced; script == nil && replaced != nil {
		script = replaced(s.fd)
	}
	if script != nil {
		return c.writeScript(script, line)
	}
	err := s.output.WriteString(line)
	var ended *engine.Termination
	if err != nil && (c.keepErrors || errors.As(err, &ended)) {
		return err
	}
	return nil
}

// printLine formats args and writes them as a line.
func (c *console) printLine(s *stream, args []engine.Value) error {
	o, err := c.inspectOptions(s, args)
	if err != nil {
		return err
	}
	// Formatting may run script code, which may print: it gets its own buffer.
	buf := c.buf[:0]
	c.buf = nil
	if buf, err = c.in.AppendFormat(buf, args, o); err == nil {
		err = c.writeLine(s, append(buf, '\n'))
	}
	c.buf = buf
	return err
}

// writeLine writes what ends in a newline, behind the group's indentation.
func (c *console) writeLine(s *stream, line []byte) error {
	text := string(line)
	if c.indent != "" {
		body := strings.ReplaceAll(text[:len(text)-1], "\n", "\n"+c.indent)
		text = c.indent + body + "\n"
	}
	return c.write(s, text)
}

// inspectOptions are how objects look on this stream; nil if all is default.
// Strings look the same in any case, so that nothing is asked for them.
func (c *console) inspectOptions(s *stream, args []engine.Value) (*inspect.Options, error) {
	plain := true
	for _, v := range args {
		plain = plain && c.env.Engine.TypeOf(v) == engine.String
	}
	if plain {
		return nil, nil
	}
	colored, err := c.colored(s)
	if err != nil || c.options == nil && !colored {
		return nil, err
	}
	o, err := c.in.Defaults()
	if err != nil {
		return nil, err
	}
	o.Colors = colored
	if c.options != nil {
		err = c.in.Read(c.options, &o)
	}
	return &o, err
}

// logArgs is this.log(...args): a script may have replaced it.
func (c *console) logArgs(args ...engine.Value) error {
	f, err := c.env.Engine.Get(c.self, "log")
	if err != nil {
		return err
	}
	if c.log != nil && c.env.Engine.Same(f, c.log) {
		return c.printLine(&c.out, args)
	}
	_, err = c.env.Engine.Call(f, c.self, args...)
	return err
}

// warnArgs is this[name](...args), for warn and error.
func (c *console) warnArgs(name string, args ...engine.Value) error {
	f, err := c.env.Engine.Get(c.self, name)
	if err != nil {
		return err
	}
	_, err = c.env.Engine.Call(f, c.self, args...)
	return err
}

func (c *console) logText(text string) error { return c.logArgs(c.env.Engine.String(text)) }

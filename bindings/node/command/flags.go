package command

import (
	"slices"
	"strconv"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/http"
	"github.com/uvgo/uvgo/bindings/node/process"
)

// line is a command line, understood.
type line struct {
	program  program
	code     string // what -e or -p gave
	hasCode  bool
	print    bool
	check    bool
	version  bool
	help     bool
	preload  []string // -r, in order
	imports  []string // --import, in order
	file     string   // of runFile
	args     []string // what follows in process.argv
	execArgv []string // the options, as they were given

	conditions []string
	inputType  string
	cluster    string

	warnings      process.Warnings
	rejections    string
	traceUncaught bool
	http          http.Defaults
}

// program is what is to be run.
type program int8

const (
	runStdin program = iota // no file was named, or -
	runFile
	runCode
)

// usageError is a command line that cannot be understood.
type usageError string

func (e usageError) Error() string { return string(e) }

// option is one flag, in one spelling or two.
type option struct {
	short, long string
	argument    string // its name in the help, "" if there is none
	optional    bool   // the argument, if the next word is no option
	help        string
	set         func(l *line, argument string)
}

// The options, in the order of the help.
var options = [...]option{
	{"-e", "--eval", "CODE", false, "run CODE", (*line).setCode},
	{"-p", "--print", "CODE", true, "run CODE and print what it comes to; -pe is the same", func(l *line, code string) {
		l.print = true
		if code != "" {
			l.setCode(code)
		}
	}},
	{"-r", "--require", "MODULE", false, "load MODULE first; may be given again", func(l *line, s string) { l.preload = append(l.preload, s) }},
	{"", "--import", "MODULE", false, "run the ES module MODULE first; may be given again", func(l *line, s string) { l.imports = append(l.imports, s) }},
	{"-C", "--conditions", "NAME", false, "let NAME hold in exports and imports of package.json; may be given again", func(l *line, s string) { l.conditions = append(l.conditions, s) }},
	{"", "--input-type", "TYPE", false, "what -e and standard input are: module or commonjs", func(l *line, s string) { l.inputType = s }},
	{"", "--cluster", "KIND", false, "what the workers of a cluster are: processes or threads", func(l *line, s string) { l.cluster = s }},
	{"-c", "--check", "", false, "look for syntax errors in FILE and run nothing", func(l *line, _ string) { l.check = true }},
	{"", "--no-warnings", "", false, "print no warnings", func(l *line, _ string) { l.warnings.None = true }},
	{"", "--trace-warnings", "", false, "print warnings with their stacks", func(l *line, _ string) { l.warnings.Trace = true }},
	{"", "--no-deprecation", "", false, "print no deprecation warnings", func(l *line, _ string) { l.warnings.NoDeprecation = true }},
	{"", "--throw-deprecation", "", false, "throw deprecation warnings", func(l *line, _ string) { l.warnings.ThrowDeprecation = true }},
	{"", "--trace-deprecation", "", false, "print deprecation warnings with their stacks", func(l *line, _ string) { l.warnings.TraceDeprecation = true }},
	{"", "--trace-uncaught", "", false, "tell where an exception was thrown that is no Error", func(l *line, _ string) { l.traceUncaught = true }},
	{"", "--unhandled-rejections", "MODE", false, "what becomes of promises rejected without a handler: strict, warn, none, throw, warn-with-error-code", func(l *line, s string) { l.rejections = s }},
	{"", "--max-http-header-size", "BYTES", false, "how large the head of an HTTP message may be", (*line).setHeaderSize},
	{"", "--insecure-http-parser", "", false, "take HTTP that is not quite right, of servers and clients that say nothing else", func(l *line, _ string) { l.http.Insecure = true }},
	{"-v", "--version", "", false, "print the version of Node whose API this is", func(l *line, _ string) { l.version = true }},
	{"-h", "--help", "", false, "print this", func(l *line, _ string) { l.help = true }},
}

// setHeaderSize leaves what is no size at -1, for parse to complain of.
func (l *line) setHeaderSize(text string) {
	n, err := strconv.ParseUint(text, 10, 31)
	if l.http.MaxHeaderSize = int(n); err != nil || n == 0 {
		l.http.MaxHeaderSize = -1
	}
}

func (l *line) setCode(code string) { l.code, l.hasCode = code, true }

// parse reads the words after the command's name, as Node does: options end at
// the first word that is none, at - and at --.
func parse(words []string) (*line, error) {
	l := &line{}
	rest := words
	for len(rest) > 0 {
		word := rest[0]
		if word == "--" {
			l.execArgv, rest = words[:len(words)-len(rest)], rest[1:]
			return l, l.finish(rest)
		}
		if len(word) < 2 || word[0] != '-' {
			break
		}
		taken, err := l.take(word, rest[1:])
		if err != nil {
			return nil, err
		}
		rest = rest[1+taken:]
	}
	l.execArgv = words[:len(words)-len(rest)]
	return l, l.finish(rest)
}

// take applies one option and tells how many of the following words it took.
func (l *line) take(word string, next []string) (taken int, err error) {
	name, argument, given := strings.Cut(word, "=")
	if given && !strings.HasPrefix(name, "--") {
		return 0, usageError("bad option: " + word)
	}
	if name == "-pe" {
		l.print, name = true, "--eval"
	}
	for _, o := range options {
		if name != o.long && name != o.short {
			continue
		}
		if o.argument != "" && !given {
			switch {
			case len(next) > 0 && !strings.HasPrefix(next[0], "-"):
				argument, taken = next[0], 1
			case !o.optional:
				return 0, usageError(name + " requires an argument")
			}
		}
		o.set(l, argument)
		return taken, nil
	}
	return 0, usageError("bad option: " + word)
}

// finish looks at what stands behind the options.
func (l *line) finish(rest []string) error {
	l.args = rest
	switch {
	case l.rejections != "" && !slices.Contains(process.RejectionModes[:], l.rejections):
		return usageError("invalid value for --unhandled-rejections")
	case l.inputType != "" && l.inputType != "module" && l.inputType != "commonjs":
		return usageError(`--input-type must be "module" or "commonjs"`)
	case l.http.MaxHeaderSize < 0:
		return usageError("--max-http-header-size must be a number of bytes")
	case l.cluster != "" && l.cluster != "processes" && l.cluster != "threads":
		return usageError(`--cluster must be "processes" or "threads"`)
	case l.check && l.hasCode:
		return usageError("either --check or --eval can be used, not both")
	case l.hasCode:
		l.program = runCode
	case len(rest) > 0 && rest[0] != "-":
		l.program, l.file, l.args = runFile, rest[0], rest[1:]
	}
	return nil
}

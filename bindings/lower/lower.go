package lower

import (
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/dop251/goja/ast"
	"github.com/dop251/goja/file"
	"github.com/dop251/goja/parser"
)

// Options say how a file is read. The zero value reads a script.
type Options struct {
	// Function reads the source as the body of a function, as CommonJS modules
	// are: return is allowed and var declares nothing global. The caller puts
	// the function around the result, on its first and last line.
	Function bool
	// Module reads the source as the body of a module from which import and
	// export have been taken: as Function does, but await is a word of the
	// language.
	Module bool
	// Engine is who cannot run what is refused, for messages; "" is otto.
	Engine string
	// Compiles tells whether the engine takes this regular expression as it
	// stands; others are made at run time. nil: it takes all.
	Compiles func(pattern string) bool
}

// A Result is a lowered file.
type Result struct {
	Code    string   // ES5, line for line
	Changed bool     // whether Code differs from the source
	Helpers []string // what Code calls of the global __uv; see [Runtime]

	src  string
	segs []segment
}

// File lowers one file. Its name appears in errors alone. A source that is not
// JavaScript, or that otto cannot be made to run, gives a [*SyntaxError].
//
// The output means what the source means, but for this: functions made from
// arrows and methods can be called with new; the parameters of a strict
// function share their values with its arguments, as otto knows no strict mode;
// new.target is guessed from this; an array pattern takes what it needs of an
// iterator before it stores the first value; and where with or eval bring names
// into scope, those of blocks are not found. Safe from any goroutine.
func File(name, src string, o Options) (*Result, error) {
	l := newLowerer(name, src, o)
	src = l.given
	if err := l.told(func() { l.parse(); l.analyse() }); err != nil {
		return nil, err
	}
	if !sort.IntsAreSorted(l.regexps) {
		sort.Ints(l.regexps)
	}
	if !l.dirty {
		return &Result{Code: src, src: src}, nil
	}
	e := newEmitter(l)
	if err := e.run(); err != nil {
		err.SourceLine = line(lineFeeds(src), err.offset)
		return nil, err
	}
	if l.resumed {
		if err := l.secondPass(e); err != nil {
			return nil, err
		}
	}
	return &Result{
		Code: e.code, Changed: true,
		Helpers: helpersIn(e.code),
		src:     l.src, segs: e.segs,
	}, nil
}

func newLowerer(name, src string, o Options) *lowerer {
	if !utf8.ValidString(src) {
		src = strings.ToValidUTF8(src, "\ufffd") // as Node reads files
	}
	l := &lowerer{name: name, given: src, src: Plain(src), isBody: o.Function || o.Module, isModule: o.Module, engine: o.Engine, compiles: o.Compiles, redeclared: -1}
	if l.engine == "" {
		l.engine = "otto"
	}
	l.dirty = l.src != src
	return l
}

// Plain turns what goja's parser does not read into something as long that it
// does: a line for the shell at the beginning, the comments of old web pages,
// and carriage returns that stand alone.
func Plain(src string) string {
	if strings.HasPrefix(src, "#!") {
		src = "//" + src[2:]
	}
	return lineFeeds(htmlComments(src))
}

// PlainModule is Plain for a module, which has no comments of old web pages.
func PlainModule(src string) string {
	if strings.HasPrefix(src, "#!") {
		src = "//" + src[2:]
	}
	return lineFeeds(src)
}

// lineFeeds makes a carriage return that stands alone a line feed. JavaScript
// means the same by them, and counts lines by both; otto does not.
func lineFeeds(src string) string {
	if strings.Count(src, "\r") == strings.Count(src, "\r\n") {
		return src
	}
	out := []byte(src)
	for i := range out {
		if out[i] == '\r' && at(src, i+1) != '\n' {
			out[i] = '\n'
		}
	}
	return string(out)
}

// A lowerer holds what is known of one file.
type lowerer struct {
	name   string
	given  string // the source as it came, but for its encoding
	src    string // the source as it is read
	isBody bool   // the source is the body of a function

	isModule bool // the source is the body of a module

	engine   string                    // Options.Engine
	compiles func(pattern string) bool // Options.Compiles

	prefix  int // what stands before src in the text that was parsed
	patches []patch
	marks   []insert // what the patches insert, in order
	body    []ast.Statement
	fn      *function
	sc      *scope
	top     *function
	dirty   bool
	resumed bool // there are generators or async functions
	regexps []int

	fns     map[ast.Node]*function
	classes map[*ast.ClassLiteral]*class
	in      *class // the class around
	scopes  map[ast.Node]*scope
	special map[int]special
	// inTemplate has the names that are a whole substitution of a template, and
	// whether their value is a primitive for sure.
	inTemplate map[int]bool
	labels     []label
	wraps      map[ast.Node]patternMode
	direct     []*function // functions that no call precedes in the initializer being walked
	inWrap     int

	redeclared int // where the function declaration being declared starts, or -1

	marker string
	serial int
}

const wrapper, moduleWrapper = "(function(){", "(async function(){"

// told runs f and gives the error that ended it.
func (l *lowerer) told(f func()) (err *SyntaxError) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case *SyntaxError:
			err = r
			err.SourceLine = line(lineFeeds(l.given), err.offset)
		default:
			panic(r)
		}
	}()
	f()
	return nil
}

func (l *lowerer) parse() {
	text := l.src
	if l.isBody {
		// goja refuses a return outside of a function, so give it one.
		head := wrapper
		if l.isModule {
			head = moduleWrapper
		}
		l.prefix = len(head)
		text = head + l.src + "\n})"
	}
	prog, err := l.parsePatched(text)
	if err == nil && l.isBody && !wholeFunction(prog, len(text)+len(l.patches)*patchLength) {
		l.failBrace()
	}
	if err != nil {
		l.patches, l.marks = nil, nil
		l.failParse(err)
	}
	l.body = prog.Body
	if l.isBody {
		l.body = wrapped(prog).Body.List
	}
}

// parseText runs goja's parser, which panics on some malformed escapes.
func parseText(text string) (prog *ast.Program, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = errPanic
		}
	}()
	return parser.ParseFile(nil, "", text, parser.IgnoreRegExpErrors, parser.WithDisableSourceMaps)
}

// wholeFunction reports whether the function put around the source still ends
// where it was put: a brace too many would close it early.
func wholeFunction(prog *ast.Program, length int) bool {
	if len(prog.Body) != 1 {
		return false
	}
	f := wrapped(prog)
	return f != nil && int(f.Body.RightBrace)-1 == length-2
}

func wrapped(prog *ast.Program) *ast.FunctionLiteral {
	s, ok := prog.Body[0].(*ast.ExpressionStatement)
	if !ok {
		return nil
	}
	f, _ := s.Expression.(*ast.FunctionLiteral)
	return f
}

// at converts a position of goja's into an offset of the source.
func (l *lowerer) at(i file.Idx) int {
	if len(l.patches) > 0 {
		return l.unpatched(int(i)-1) - l.prefix
	}
	return int(i) - 1 - l.prefix
}

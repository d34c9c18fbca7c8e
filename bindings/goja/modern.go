package goja

import (
	"maps"
	"strings"
	"sync"

	"github.com/dop251/goja"
	"github.com/evanw/esbuild/pkg/api"
	"github.com/go-sourcemap/sourcemap"
)

// goja has most of ES2022. What it has not is written in terms of what it has
// by esbuild, for the texts alone that goja refuses.

// missing is the syntax that goja has not got, as esbuild calls it.
var missing = map[string]bool{
	"async-generator": false, "for-await": false, "using": false, "decorators": false,
	"regexp-match-indices": false, "regexp-set-notation": false,
}

// misread is a field that goja takes for the beginning of an accessor or an async
// method, as esbuild writes it. A class with one is written without fields.
var misread = expression(`(?m)^\s*(?:static )?#?(?:get|set|async) = `)

var missingFields = func() map[string]bool {
	m := maps.Clone(missing)
	for _, of := range [...]string{"field", "static-field", "private-field", "private-static-field"} {
		m["class-"+of] = false
	}
	return m
}()

// modern is a unit for text rewritten. If esbuild refuses it too, it is no
// JavaScript, and bad is where.
func modern(file, text, before, after string) (u *unit, bad place) {
	o := api.TransformOptions{
		Sourcefile: file, Loader: api.LoaderJS, Target: api.ESNext, Supported: missing,
		Sourcemap: api.SourceMapExternal, SourcesContent: api.SourcesContentExclude,
		LegalComments: api.LegalCommentsNone, LogLevel: api.LogLevelSilent, Charset: api.CharsetUTF8,
	}
	r := api.Transform(text, o)
	if misread().Match(r.Code) {
		o.Supported = missingFields
		r = api.Transform(text, o)
	}
	if len(r.Errors) > 0 {
		if at := r.Errors[0].Location; at != nil {
			bad = place{at.Line, at.Column + 1, r.Errors[0].Text}
		}
		return nil, bad
	}
	u = newUnit(before+ourHelpers(string(r.Code))+after, len(before))
	places := sync.OnceValue(func() *sourcemap.Consumer {
		places, _ := sourcemap.Parse("", r.Map)
		return places
	})
	u.source = func(line, column int) (int, int) {
		if places := places(); places != nil {
			if _, _, l, c, ok := places.Source(line, column-1); ok {
				return l, c + 1
			}
		}
		return 0, 0
	}
	return u, bad
}

// helperName is the function that gives lowered text what it stands on: ours
// from library.js, in which promise jobs are as many as in the language itself.
const helperName = "ǃhelper"

var theirHelper = expression(`(?m)^var (__await|__asyncGenerator|__yieldStar|__forAwait) = (?:.*;$|(?s:.*?)^\};$)`)

func ourHelpers(text string) string {
	return theirHelper().ReplaceAllStringFunc(text, func(s string) string {
		name := strings.Fields(s)[1]
		return "var " + name + " = " + helperName + `("` + name + `");` + strings.Repeat("\n", strings.Count(s, "\n"))
	})
}

func (e *Engine) helper(c goja.FunctionCall) goja.Value {
	return e.fromLibrary(c.Argument(0).String())
}

// mayBeRefused are texts that goja may not compile as they are.
var mayBeRefused = expression(`async|await|using|@|/[a-z]*[dv]|\b[gs]et\s*[=}\n]`)

// accepted is a text that a script has compiled, written so that goja does.
func accepted(text string) string {
	if !mayBeRefused().MatchString(text) {
		return text
	}
	compiles := func(text string) bool {
		tree, err := parse("", "(function () {"+text+"\n})")
		if err == nil {
			_, err = goja.CompileAST(tree, false)
		}
		return err == nil
	}
	if compiles(text) {
		return text
	}
	if u, _ := modern("", text, "", ""); u != nil && compiles(u.text) {
		return u.text
	}
	return text
}

// place is where esbuild sees an error, and its words for it: a line and a column
// in bytes, from one. The zero place is none.
type place struct {
	line, column int
	text         string
}

// redeclared is the name of which esbuild says that it is declared twice, "" if
// it says something else.
func (p place) redeclared() string {
	name, ok := strings.CutSuffix(strings.TrimPrefix(p.text, `The symbol "`), `" has already been declared`)
	if !ok {
		return ""
	}
	return name
}

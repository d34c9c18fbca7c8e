package goja

import (
	"strings"

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

// modern is a unit for text rewritten. If esbuild refuses it too, it is no
// JavaScript, and bad is where.
func modern(file, text, before, after string) (u *unit, bad place) {
	r := api.Transform(text, api.TransformOptions{
		Sourcefile: file, Loader: api.LoaderJS, Target: api.ESNext, Supported: missing,
		Sourcemap: api.SourceMapExternal, SourcesContent: api.SourcesContentExclude,
		LegalComments: api.LegalCommentsNone, LogLevel: api.LogLevelSilent, Charset: api.CharsetUTF8,
	})
	if len(r.Errors) > 0 {
		if at := r.Errors[0].Location; at != nil {
			bad = place{at.Line, at.Column + 1, r.Errors[0].Text}
		}
		return nil, bad
	}
	u = newUnit(before+string(r.Code)+after, len(before))
	var places *sourcemap.Consumer
	u.source = func(line, column int) (int, int) {
		if places == nil {
			places, _ = sourcemap.Parse("", r.Map)
		}
		if places != nil {
			if _, _, l, c, ok := places.Source(line, column-1); ok {
				return l, c + 1
			}
		}
		return 0, 0
	}
	return u, bad
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

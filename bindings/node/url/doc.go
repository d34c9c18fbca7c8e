// Package url is Node's url module: the URL and URLSearchParams of the web's
// standard, and the older url.parse, format and resolve.
//
// The parser is the standard's own state machine (parser.go, host.go) over a
// record in Go (record.go); a script's URL is a host object with such a record.
// Names that are not ASCII go through golang.org/x/net/idna.
package url

import (
	"strings"
	"unicode/utf8"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// Module is require('url').
var Module = env.Module{Name: "url", Load: load}

// state is what the module is to one Env.
type state struct {
	e   *env.Env
	eng engine.Engine

	url, urlPrototype       engine.Value
	params, paramsPrototype engine.Value
	iteratorPrototype       engine.Value // of what entries, keys and values give
	old, oldPrototype       engine.Value // Url
	warned                  bool         // of a port that is no number
}

type stateKey struct{}

func stateOf(e *env.Env) *state {
	return env.State(e, stateKey{}, func() *state {
		st := &state{e: e, eng: e.Engine}
		for _, load := range [...]func() error{st.loadParams, st.loadURL, st.loadOld} {
			if err := load(); err != nil {
				panic(env.Broken("url", err))
			}
		}
		return st
	})
}

// Class is the class URL. Loop goroutine only.
func Class(e *env.Env) engine.Value { return stateOf(e).url }

// ParamsClass is the class URLSearchParams. Loop goroutine only.
func ParamsClass(e *env.Env) engine.Value { return stateOf(e).params }

// Href is the text of a URL object, ok false for any other value. Loop goroutine
// only.
func Href(e *env.Env, v engine.Value) (href string, ok bool) {
	if t := e.Engine.TypeOf(v); t != engine.Object && t != engine.Function {
		return "", false
	}
	u, ok := e.Engine.Host(v).(*object)
	if !ok {
		return "", false
	}
	return u.href(), true
}

func load(e *env.Env) (engine.Value, error) {
	st := stateOf(e)
	exports := e.Engine.NewObject(nil)
	set := func(name string, v engine.Value) error { return e.Engine.Set(exports, name, v) }
	for _, p := range [...]struct {
		name  string
		value engine.Value
	}{
		{"Url", st.old},
		{"parse", st.function("urlParse", 3, st.oldParse)},
		{"resolve", st.function("urlResolve", 2, st.resolve)},
		{"resolveObject", st.function("urlResolveObject", 2, st.resolveObject)},
		{"format", st.function("urlFormat", 2, st.format)},
		{"URL", st.url},
		{"URLSearchParams", st.params},
		{"domainToASCII", st.function("domainToASCII", 1, st.domainToASCII)},
		{"domainToUnicode", st.function("domainToUnicode", 1, st.domainToUnicode)},
		{"pathToFileURL", st.function("pathToFileURL", 2, st.pathToFileURL)},
		{"fileURLToPath", st.function("fileURLToPath", 1, st.fileURLToPath)},
		{"urlToHttpOptions", st.function("urlToHttpOptions", 1, st.urlToHTTPOptions)},
	} {
		if err := set(p.name, p.value); err != nil {
			return nil, err
		}
	}
	return exports, nil
}

func (st *state) function(name string, length int, f engine.Func) engine.Value {
	return st.eng.NewFunc(name, length, f)
}

// text converts an argument to a string of whole characters: each half of a
// surrogate pair that has lost the other is U+FFFD.
func (st *state) text(v engine.Value) (string, error) {
	s, err := st.eng.ToString(v)
	if utf8.ValidString(s) {
		return s, err
	}
	var b strings.Builder
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		if r == utf8.RuneError && size == 1 {
			size = min(3, len(s)) // a half is three bytes
		}
		b.WriteRune(r)
		s = s[size:]
	}
	return b.String(), err
}

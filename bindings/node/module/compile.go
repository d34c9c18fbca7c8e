package module

import (
	"errors"
	"path/filepath"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/jsontext"
	"github.com/uvgo/uvgo/bindings/node/report"
)

// hideHashbang makes a comment of a first line #!/usr/bin/env node. Every
// position stays what it was.
func hideHashbang(text string) string {
	if strings.HasPrefix(text, "#!") {
		return "//" + text[2:]
	}
	return text
}

// compile is Module.prototype._compile: it runs text as the body of module's
// function and gives what that returns.
func (l *Loader) compile(module engine.Value, text, filename string) (engine.Value, error) {
	fn, err := l.function(text, filename)
	if err != nil {
		return nil, err
	}
	return l.callWrapper(fn, module, filename)
}

// callWrapper calls the function that a module's text has become.
func (l *Loader) callWrapper(fn, module engine.Value, filename string) (engine.Value, error) {
	eng := l.env.Engine
	require, err := l.requireFor(module)
	if err != nil {
		return nil, err
	}
	exports, err := eng.Get(module, "exports")
	if err != nil {
		return nil, err
	}
	return eng.Call(fn, exports, exports, require, module, eng.String(filename), eng.String(filepath.Dir(filename)))
}

// parameters are what a module's text is given.
var parameters = [...]string{"exports", "require", "module", "__filename", "__dirname"}

// function is compileText with an error that can be thrown.
func (l *Loader) function(text, filename string) (engine.Value, error) {
	fn, err := l.compileText(text, filename)
	if err != nil {
		l.warnModuleSyntax(err)
	}
	return fn, l.thrown(err)
}

// compileText compiles a module's text, through the wrapper a script may have
// given Module.wrap.
func (l *Loader) compileText(text, filename string) (engine.Value, error) {
	eng := l.env.Engine
	text = hideHashbang(text)
	wrap, err := l.patched(l.class, "wrap", l.ours.wrap)
	if err != nil {
		return nil, err
	}
	var fn engine.Value
	if wrap == nil {
		fn, err = eng.Function(engine.Source{File: filename, Text: text}, parameters[:]...)
	} else {
		wrapped, werr := eng.Call(wrap, l.class, eng.String(text))
		if werr != nil {
			return nil, werr
		}
		fn, err = eng.Run(engine.Source{File: filename, Text: l.env.Text(wrapped)})
	}
	return fn, err
}

// thrown is an error of a compiler or of the resolver as a script sees it.
func (l *Loader) thrown(err error) error {
	var syntax *engine.SyntaxError
	var main *invalidMainError
	var pack *packageError
	var gone *goneError
	var resolve *resolveError
	switch {
	case errors.As(err, &syntax):
		return l.env.ThrowValue(report.SyntaxErrorValue(l.env, syntax))
	case errors.As(err, &main):
		v := l.env.NewError(env.Error, "", main.Error())
		return l.throwNotFound(v, "code", "MODULE_NOT_FOUND", "path", main.packageFile, "requestPath", main.request)
	case errors.As(err, &resolve):
		return l.throwResolve(resolve)
	case errors.As(err, &gone):
		v := l.env.NewError(env.Error, "", gone.Error())
		if gone.packageFile == "" {
			return l.throwNotFound(v, "code", "MODULE_NOT_FOUND")
		}
		return l.throwNotFound(v, "code", "MODULE_NOT_FOUND", "path", gone.packageFile)
	case errors.As(err, &pack):
		v := l.env.NewError(env.SyntaxError, "", pack.Error())
		if err := l.env.Engine.Set(v, "path", l.env.Engine.String(pack.file)); err != nil {
			return err
		}
		return l.env.ThrowValue(v)
	}
	return err
}

func (l *Loader) parseJSON(filename, text string) (engine.Value, error) {
	v, err := jsontext.Parse(l.env.Engine, text)
	var syntax *jsontext.SyntaxError
	if errors.As(err, &syntax) {
		return nil, l.env.Throw(env.SyntaxError, "", filename+": "+syntax.Message)
	}
	return v, err
}

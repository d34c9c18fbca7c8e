package module

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// loaderFile is what Node calls the source of its loader.
const loaderFile = "node:internal/modules/cjs/loader"

// notFound is the error every user of Node knows: Cannot find module.
func (l *Loader) notFound(request string, parent engine.Value) error {
	eng := l.env.Engine
	stack := l.requireStack(parent)
	text := "Cannot find module '" + request + "'"
	switch name := strings.TrimPrefix(request, "node:"); {
	case slices.Contains(l.Withheld, name):
		text += ": this program may not use it"
	case slices.Contains(nodeModules[:], name):
		text += ": this core module of Node is not built yet"
	}
	if len(stack) > 0 {
		text += "\nRequire stack:\n- " + strings.Join(stack, "\n- ")
	}
	v := l.env.NewError(env.Error, "", text)
	if err := eng.Set(v, "code", eng.String("MODULE_NOT_FOUND")); err != nil {
		return err
	}
	if err := eng.Set(v, "requireStack", l.strings(stack)); err != nil {
		return err
	}
	return l.throwNotFound(v)
}

// throwNotFound throws an error of the resolver with these properties.
func (l *Loader) throwNotFound(v engine.Value, properties ...string) error {
	for i := 0; i < len(properties); i += 2 {
		if err := l.env.Engine.Set(v, properties[i], l.env.Engine.String(properties[i+1])); err != nil {
			return err
		}
	}
	return l.env.ThrowFrom(v, env.Origin{
		File: loaderFile, Line: 1210, Source: "  throw err;",
		Frame: "Module._resolveFilename (" + loaderFile + ":1207:15)",
	})
}

// requireStack names the modules that led here, the innermost first.
func (l *Loader) requireStack(parent engine.Value) []string {
	var stack []string
	seen := make(map[*record]bool)
	for cursor := parent; isObject(l.env.Engine, cursor); {
		name := l.text(cursor, "filename")
		if name == "" {
			name = l.text(cursor, "id")
		}
		stack = append(stack, name)
		r := l.recordOf(cursor)
		if r == nil || seen[r] {
			break
		}
		seen[r] = true
		cursor = r.parent
	}
	return stack
}

// unknownBuiltin is require('node:x') where there is no x; name is x.
func (l *Loader) unknownBuiltin(request, name string, parent engine.Value) error {
	if slices.Contains(nodeModules[:], name) {
		return l.notFound(request, parent)
	}
	return l.env.Throw(env.Error, "ERR_UNKNOWN_BUILTIN_MODULE", "No such built-in module: "+request)
}

// isESM refuses an ES module, for an engine that has none.
func (l *Loader) isESM(filename string, module engine.Value) error {
	text := "This engine has no ES modules: " + filename
	if by := l.recordOf(module); by != nil && l.text(by.parent, "filename") != "" {
		text = "require() of ES Module " + filename + " from " + l.text(by.parent, "filename") + " not supported: this engine has no ES modules"
	}
	if strings.HasSuffix(filename, ".js") {
		text += ". " + filepath.Base(filename) + ` is one because "type" is "module" in its package.json; name it .cjs if it is CommonJS`
	}
	return l.env.Throw(env.Error, "ERR_REQUIRE_ESM", text)
}

// warnInvalidMain is Node's deprecation DEP0128.
func (l *Loader) warnInvalidMain(packageFile, main string) {
	text := "Invalid 'main' field in '" + packageFile + "' of '" + main + "'. Please either fix that or report it to the module author"
	l.warnDeprecated("DEP0128", text)
}

// warnDeprecated is a deprecation of Node's.
func (l *Loader) warnDeprecated(code, text string) {
	eng := l.env.Engine
	l.env.Uncaught(l.env.EmitWarning(eng.String(text), eng.String("DeprecationWarning"), eng.String(code)))
}

// resolverFile is what Node calls the source of its resolver.
const resolverFile = "node:internal/modules/esm/resolve"

// throwResolve throws an error of the resolver.
func (l *Loader) throwResolve(err *resolveError) error {
	v := l.env.NewError(err.kind, err.code, err.message)
	if err.url != "" {
		if err := l.env.Engine.Set(v, "url", l.env.Engine.String(err.url)); err != nil {
			return err
		}
	}
	return l.env.ThrowFrom(v, env.Origin{
		File: resolverFile, Line: 275, Source: "    throw error;", Frame: err.frame + " (" + resolverFile + ":275:11)",
	})
}

// nodeModules are the core modules of Node 20. Those the Env does not have are
// not built yet, which is another thing to say than that they do not exist.
var nodeModules = [...]string{
	"_http_agent", "_http_client", "_http_common", "_http_incoming", "_http_outgoing", "_http_server",
	"_stream_duplex", "_stream_passthrough", "_stream_readable", "_stream_transform", "_stream_wrap", "_stream_writable",
	"_tls_common", "_tls_wrap", "assert", "assert/strict", "async_hooks", "buffer", "child_process", "cluster", "console",
	"constants", "crypto", "dgram", "diagnostics_channel", "dns", "dns/promises", "domain", "events", "fs", "fs/promises",
	"http", "http2", "https", "inspector", "inspector/promises", "module", "net", "os", "path", "path/posix", "path/win32",
	"perf_hooks", "process", "punycode", "querystring", "readline", "readline/promises", "repl", "stream",
	"stream/consumers", "stream/promises", "stream/web", "string_decoder", "sys", "timers", "timers/promises", "tls",
	"trace_events", "tty", "url", "util", "util/types", "v8", "vm", "wasi", "worker_threads", "zlib",
}

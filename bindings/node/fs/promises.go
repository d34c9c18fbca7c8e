package fs

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// promiseOrder is the order in which Node lists what fs.promises has.
var promiseOrder = [...]string{
	"access", "copyFile", "cp", "open", "opendir", "rename", "truncate", "rm", "rmdir", "mkdir", "readdir", "readlink",
	"symlink", "lstat", "stat", "statfs", "link", "unlink", "chmod", "lchmod", "lchown", "chown", "utimes", "lutimes",
	"realpath", "mkdtemp", "writeFile", "appendFile", "readFile", "watch",
}

// promises is fs.promises, made when first asked for.
func (f *fs) promises() (engine.Value, error) {
	if f.promised != nil {
		return f.promised, nil
	}
	eng := f.eng
	forms := make(map[string]engine.Value)
	for _, o := range f.ops() {
		if o.frame != "" || o.promised {
			forms[o.name] = f.promiseForm(o)
		}
	}
	forms["realpath"] = f.promiseForm(&op{name: "realpath", promiseLength: 2, parse: parseNative, frame: "Object.realpath (node:internal/fs/promises:1176:10)"})
	forms["open"] = f.promiseForm(&op{name: "open", promiseLength: 3, parse: parseOpenHandle, frame: "Object.open (node:internal/fs/promises:637:25)"})
	forms["lchmod"] = eng.NewFunc("lchmod", 2, func(*engine.Call) (engine.Value, error) {
		return f.promise(func(_, reject func(engine.Value) error) error {
			return reject(f.e.NewError("Error", "ERR_METHOD_NOT_IMPLEMENTED", "The lchmod() method is not implemented"))
		})
	})
	forms["writeFile"] = f.iterableWrites("writeFile", parseWriteFile)
	forms["watch"] = eng.NewFunc("watch", 1, f.watchPromise)
	exports := f.e.Keep(eng.NewObject(nil))
	for _, name := range promiseOrder {
		if err := eng.Set(exports, name, forms[name]); err != nil {
			return nil, err
		}
	}
	if err := eng.Set(exports, "constants", f.constantsObject()); err != nil {
		return nil, err
	}
	f.promised = exports
	return exports, nil
}

// iterableWrites is promises.writeFile, which takes streams and iterables as
// well: those are written piece by piece, in the order they come.
func (f *fs) iterableWrites(name string, parse func(*args) (*job, error)) engine.Value {
	frame := "open (node:internal/fs/promises:637:25)\n    at async Object.writeFile (node:internal/fs/promises:1219:14)"
	return f.eng.NewFunc(name, 3, func(c *engine.Call) (engine.Value, error) {
		if lang.Global(f.e, "Promise") == nil || !f.isIterable(c.Arg(1)) {
			return f.promiseOf(parse, c.Args, frame)
		}
		return f.writeIterable(c.Arg(0), c.Arg(1), c.Arg(2))
	})
}

func (f *fs) isIterable(v engine.Value) bool {
	if f.eng.TypeOf(v) != engine.Object || f.isView(v) {
		return false
	}
	for _, name := range [...]string{"asyncIterator", "iterator"} {
		if symbol := lang.Symbol(f.e, name); symbol != nil {
			if m, err := f.eng.Get(v, symbol); err == nil && f.eng.TypeOf(m) == engine.Function {
				return true
			}
		}
	}
	return false
}

// writeIterable writes what an iterable gives to a path or a FileHandle.
func (f *fs) writeIterable(file, data, options engine.Value) (engine.Value, error) {
	body := `
	var o = typeof options === 'string' ? { encoding: options } : options || {};
	var ours = !isHandle;
	function abort() {
	  if (o.signal && o.signal.aborted) throw abortError(o.signal);
	}
	function all(handle) {
	  var it = data[Symbol.asyncIterator] ? data[Symbol.asyncIterator]() : data[Symbol.iterator]();
	  function step() {
	    abort();
	    return Promise.resolve(it.next()).then(function (r) {
	      if (r.done) return undefined;
	      return Promise.resolve(r.value).then(function (piece) {
	        abort();
	        return handle.appendFile(piece, { encoding: o.encoding }).then(step);
	      });
	    });
	  }
	  return step();
	}
	return Promise.resolve().then(function () {
	  abort();
	  return ours ? open(file, o.flag || 'w', o.mode) : file;
	}).then(function (handle) {
	  return all(handle).then(function () { return ours ? handle.close() : undefined; }, function (error) {
	    if (!ours) throw error;
	    return handle.close().then(function () { throw error; });
	  });
	});`
	exports, err := f.promises()
	if err != nil {
		return nil, err
	}
	open, err := f.eng.Get(exports, "open")
	if err != nil {
		return nil, err
	}
	aborted := f.eng.NewFunc("", 1, func(c *engine.Call) (engine.Value, error) { return abortError(f, c.Arg(0)), nil })
	return f.eng.Call(lang.Func(f.e, body, "file", "data", "options", "open", "isHandle", "abortError"), nil,
		file, data, options, open, f.eng.Bool(f.handle(file) != nil), aborted)
}

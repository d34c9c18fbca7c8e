package fs

import (
	"runtime"
	"strings"
	"syscall"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
)

// exportOrder is the order in which Node lists what fs has.
const exportOrder = `
	appendFile appendFileSync access accessSync chown chownSync chmod chmodSync close closeSync copyFile copyFileSync cp cpSync
	createReadStream createWriteStream exists existsSync fchown fchownSync fchmod fchmodSync fdatasync fdatasyncSync fstat fstatSync
	fsync fsyncSync ftruncate ftruncateSync futimes futimesSync lchown lchownSync lchmod lchmodSync link linkSync lstat lstatSync
	lutimes lutimesSync mkdir mkdirSync mkdtemp mkdtempSync open openSync openAsBlob readdir readdirSync read readSync readv readvSync
	readFile readFileSync readlink readlinkSync realpath realpathSync rename renameSync rm rmSync rmdir rmdirSync
	stat statfs statSync statfsSync symlink symlinkSync truncate truncateSync unwatchFile unlink unlinkSync utimes utimesSync
	watch watchFile writeFile writeFileSync write writeSync writev writevSync`

// load makes the module's exports.
func (f *fs) load() (engine.Value, error) {
	eng := f.eng
	f.exports = f.e.Keep(eng.NewObject(nil))
	made := make(map[string]engine.Value)
	fn := func(name string, length int, do engine.Func) { made[name] = eng.NewFunc(name, length, do) }
	for _, o := range f.ops() {
		made[o.name], made[o.name+"Sync"] = f.callback(o), f.syncForm(o)
	}
	realpath := &op{name: "realpath", required: 1, optional: 1, length: 3, syncLength: 2, parse: parseRealpath}
	native := &op{name: "native", required: 1, optional: 1, length: 3, syncLength: 2, parse: parseNative}
	made["realpath"], made["realpathSync"] = f.callback(realpath), f.syncForm(realpath)
	eng.Set(made["realpath"], "native", f.callback(native))
	eng.Set(made["realpathSync"], "native", f.syncForm(native))
	for _, name := range [...]string{"readv", "writev"} {
		vector := &op{name: name, required: 2, optional: 1, length: 4, syncLength: 3, checksLast: true, parse: parseVector(name == "writev")}
		made[name], made[name+"Sync"] = f.callback(vector), f.syncForm(vector)
	}
	fn("read", 6, f.read)
	fn("readSync", 5, f.readSync)
	fn("write", 6, f.write)
	fn("writeSync", 5, f.writeSync)
	fn("exists", 2, f.exists)
	fn("existsSync", 1, f.existsSync)
	fn("openAsBlob", 1, f.openAsBlob)
	fn("createReadStream", 2, f.createReadStream)
	fn("createWriteStream", 2, f.createWriteStream)
	fn("watch", 3, f.watch)
	fn("watchFile", 3, f.watchFile)
	fn("unwatchFile", 2, f.unwatchFile)
	var err error
	set := func(name string, v engine.Value) {
		if err == nil {
			err = eng.Set(f.exports, name, v)
		}
	}
	for _, name := range strings.Fields(exportOrder) {
		v := made[name]
		if v == nil {
			v = eng.Undefined() // lchmod, which macOS alone has
		}
		set(name, v)
	}
	if err == nil {
		err = f.promisifies(made)
	}
	if err != nil {
		return nil, err
	}
	for _, late := range [...]struct {
		name string
		load func() (class, error)
	}{
		{"Dirent", f.direntClass}, {"Stats", func() (class, error) { return f.statsClass(false) }},
		{"ReadStream", f.readStreamClass}, {"WriteStream", f.writeStreamClass},
		{"FileReadStream", f.readStreamClass}, {"FileWriteStream", f.writeStreamClass},
		{"Dir", f.dirClass},
	} {
		if late.name == "Dir" {
			set("_toUnixTimestamp", eng.NewFunc("toUnixTimestamp", 1, f.toUnixTimestamp))
		}
		if err == nil {
			err = f.e.Lazy(f.exports, late.name, true, func() (engine.Value, error) {
				c, err := late.load()
				return c.ctor, err
			})
		}
	}
	set("opendir", made["opendir"])
	set("opendirSync", made["opendirSync"])
	if err != nil {
		return nil, err
	}
	return f.exports, f.constants()
}

// constants defines fs.constants and those of them that fs has itself.
func (f *fs) constants() error {
	fixed := func(obj engine.Value, name string, v engine.Value) error {
		return f.eng.Define(obj, name, engine.Property{Value: v, Enumerable: true})
	}
	all := f.constantsObject()
	for _, name := range [...]string{"F_OK", "R_OK", "W_OK", "X_OK"} {
		v, err := f.eng.Get(all, name)
		if err == nil {
			err = fixed(f.exports, name, v)
		}
		if err != nil {
			return err
		}
	}
	if err := fixed(f.exports, "constants", all); err != nil {
		return err
	}
	return f.e.Accessor(f.exports, "promises", true, func(engine.Value) (engine.Value, error) { return f.promises() }, nil)
}

func (f *fs) constantsObject() engine.Value {
	if c := f.classes["constants"]; c.ctor != nil {
		return c.ctor
	}
	all := f.e.Keep(f.eng.NewObject(f.eng.Null()))
	for _, c := range constants() {
		f.eng.Define(all, c.name, engine.Property{Value: f.eng.Number(float64(c.value)), Enumerable: true})
	}
	f.classes["constants"] = class{ctor: all}
	return all
}

type constant struct {
	name  string
	value int
}

// constants are Node's, in its order; those of open are the system's.
func constants() []constant {
	list := []constant{
		{"UV_FS_SYMLINK_DIR", 1}, {"UV_FS_SYMLINK_JUNCTION", 2},
		{"O_RDONLY", syscall.O_RDONLY}, {"O_WRONLY", syscall.O_WRONLY}, {"O_RDWR", syscall.O_RDWR},
		{"UV_DIRENT_UNKNOWN", 0}, {"UV_DIRENT_FILE", 1}, {"UV_DIRENT_DIR", 2}, {"UV_DIRENT_LINK", 3}, {"UV_DIRENT_FIFO", 4},
		{"UV_DIRENT_SOCKET", 5}, {"UV_DIRENT_CHAR", 6}, {"UV_DIRENT_BLOCK", 7},
		{"EXTENSIONLESS_FORMAT_JAVASCRIPT", 0}, {"EXTENSIONLESS_FORMAT_WASM", 1},
		{"S_IFMT", 0o170000}, {"S_IFREG", 0o100000}, {"S_IFDIR", 0o040000}, {"S_IFCHR", 0o020000}, {"S_IFBLK", 0o060000},
		{"S_IFIFO", 0o010000}, {"S_IFLNK", 0o120000}, {"S_IFSOCK", 0o140000},
		{"O_CREAT", syscall.O_CREAT}, {"O_EXCL", syscall.O_EXCL}, {"UV_FS_O_FILEMAP", 0},
	}
	list = append(list, systemConstants()...)
	list = append(list,
		constant{"S_IRWXU", 0o700}, constant{"S_IRUSR", 0o400}, constant{"S_IWUSR", 0o200}, constant{"S_IXUSR", 0o100},
		constant{"S_IRWXG", 0o070}, constant{"S_IRGRP", 0o040}, constant{"S_IWGRP", 0o020}, constant{"S_IXGRP", 0o010},
		constant{"S_IRWXO", 0o007}, constant{"S_IROTH", 0o004}, constant{"S_IWOTH", 0o002}, constant{"S_IXOTH", 0o001},
		constant{"F_OK", 0}, constant{"R_OK", 4}, constant{"W_OK", 2}, constant{"X_OK", 1},
		constant{"UV_FS_COPYFILE_EXCL", 1}, constant{"COPYFILE_EXCL", 1}, constant{"UV_FS_COPYFILE_FICLONE", 2},
		constant{"COPYFILE_FICLONE", 2}, constant{"UV_FS_COPYFILE_FICLONE_FORCE", 4}, constant{"COPYFILE_FICLONE_FORCE", 4})
	return list
}

// systemConstants are flags of open that differ among systems.
func systemConstants() []constant {
	list := []constant{
		{"O_NOCTTY", syscall.O_NOCTTY}, {"O_TRUNC", syscall.O_TRUNC}, {"O_APPEND", syscall.O_APPEND},
	}
	if runtime.GOOS == "linux" {
		list = append(list, linuxConstants()...)
	}
	return list
}

// exists is fs.exists, whose callback gets no error.
func (f *fs) exists(c *engine.Call) (engine.Value, error) {
	if err := f.e.Func("cb", c.Arg(1)); err != nil {
		return nil, err
	}
	fn := f.eng.Hold(c.Arg(1))
	tell := func(there bool) error {
		defer f.eng.Release(fn)
		_, err := f.eng.Call(fn, nil, f.eng.Bool(there))
		return err
	}
	path, err := f.path("path", c.Arg(0))
	if err != nil {
		return c.Undefined, tell(false)
	}
	j := &job{work: func() error { return f.disk.Access(path, 0) }, resource: path}
	f.queue(j, func(_ []engine.Value, err error) error { return tell(err == nil) })
	return c.Undefined, nil
}

func (f *fs) existsSync(c *engine.Call) (engine.Value, error) {
	path, err := f.path("path", c.Arg(0))
	if err == nil {
		err = f.denied(&job{resource: path})
	}
	if err == nil {
		err = f.disk.Access(path, 0)
	}
	return f.eng.Bool(err == nil), nil
}

func (f *fs) openAsBlob(c *engine.Call) (engine.Value, error) {
	if _, err := f.path("path", c.Arg(0)); err != nil {
		return nil, err
	}
	return nil, f.e.Throw(env.Error, "ERR_FEATURE_UNAVAILABLE_ON_PLATFORM", "fs.openAsBlob is not built yet")
}

func (f *fs) toUnixTimestamp(c *engine.Call) (engine.Value, error) {
	t, err := f.time("time", c.Arg(0))
	return f.eng.Number(float64(t.Sec) + float64(t.Nsec)/1e9), err
}

// promisifies tells util.promisify what the functions with two results resolve
// with, and what exists does.
func (f *fs) promisifies(made map[string]engine.Value) error {
	key := lang.PromisifyKey(f.e)
	if lang.Global(f.e, "Promise") == nil {
		return nil
	}
	for _, name := range [...]string{"read", "readv", "write", "writev", "exists"} {
		original := f.e.Keep(made[name])
		pair := map[string][2]string{
			"read": {"bytesRead", "buffer"}, "readv": {"bytesRead", "buffers"},
			"write": {"bytesWritten", "buffer"}, "writev": {"bytesWritten", "buffer"},
		}[name]
		custom := f.eng.NewFunc(name, 0, func(c *engine.Call) (engine.Value, error) {
			list := append([]engine.Value(nil), c.Args...)
			return f.promise(func(resolve, reject func(engine.Value) error) error {
				list = append(list, f.eng.NewFunc("", 3, func(c *engine.Call) (engine.Value, error) {
					if name == "exists" {
						return c.Undefined, resolve(c.Arg(0))
					}
					if f.eng.TypeOf(c.Arg(0)) != engine.Null {
						return c.Undefined, reject(c.Arg(0))
					}
					v, err := f.pair(pair[0], c.Arg(1), pair[1], c.Arg(2))
					if err != nil {
						return nil, err
					}
					return c.Undefined, resolve(v)
				}))
				_, err := f.eng.Call(original, nil, list...)
				return err
			})
		})
		if err := f.eng.Define(original, key, engine.Property{Value: custom}); err != nil {
			return err
		}
	}
	return nil
}

// pair is an object of two properties.
func (f *fs) pair(first string, a engine.Value, second string, b engine.Value) (engine.Value, error) {
	obj := f.eng.NewObject(nil)
	if err := f.eng.Set(obj, first, a); err != nil {
		return nil, err
	}
	return obj, f.eng.Set(obj, second, b)
}

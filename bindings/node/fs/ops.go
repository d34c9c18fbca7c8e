package fs

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	uvfs "github.com/uvgo/uvgo/uv/fs"
)

// ops are the functions with a callback, sync and promise form, in the order in
// which Node lists them.
func (f *fs) ops() []*op {
	return []*op{
		{name: "appendFile", required: 2, optional: 1, length: 4, syncLength: 3, parse: parseAppendFile, promiseLength: 3, frame: "open (node:internal/fs/promises:637:25)\n    at async writeFile (node:internal/fs/promises:1219:14)"},
		{name: "access", required: 1, optional: 1, length: 3, syncLength: 2, checksLast: true, parse: parseAccess, promiseLength: 1, frame: "Object.access (node:internal/fs/promises:604:10)"},
		{name: "chown", required: 3, length: 4, syncLength: 3, parse: parseChown((disk).Chown), promiseLength: 3, frame: "Object.chown (node:internal/fs/promises:1132:10)"},
		{name: "chmod", required: 2, length: 3, syncLength: 2, checksLast: true, parse: parseChmod, promiseLength: 2, frame: "Object.chmod (node:internal/fs/promises:1089:10)"},
		{name: "close", required: 1, length: 1, syncLength: 1, checksLast: true, parse: parseClose},
		{name: "copyFile", required: 2, optional: 1, length: 4, syncLength: 3, checksLast: true, parse: parseCopyFile, promiseLength: 3, frame: "Object.copyFile (node:internal/fs/promises:621:10)"},
		{name: "cp", required: 2, optional: 1, length: 4, syncLength: 3, parse: parseCp, promiseLength: 3, frame: "lstat (node:internal/fs/promises:1022:18)\n    at async Promise.all (index 0)\n    at async checkPaths (node:internal/fs/cp/cp:76:39)\n    at async cpFn (node:internal/fs/cp/cp:65:17)"},
		{name: "fchown", required: 3, length: 4, syncLength: 3, checksLast: true, parse: parseFchown},
		{name: "fchmod", required: 2, length: 3, syncLength: 2, checksLast: true, parse: parseFchmod},
		{name: "fdatasync", required: 1, length: 2, syncLength: 1, parse: parseDescriptor(disk.Fdatasync, reading)},
		{name: "fstat", required: 1, optional: 1, length: 1, syncLength: 1, parse: parseFstat},
		{name: "fsync", required: 1, length: 2, syncLength: 1, parse: parseDescriptor(disk.Fsync, reading)},
		{name: "ftruncate", required: 1, optional: 1, length: 1, syncLength: 1, parse: parseFtruncate},
		{name: "futimes", required: 3, length: 4, syncLength: 3, checksLast: true, parse: parseFutimes},
		{name: "lchown", required: 3, length: 4, syncLength: 3, parse: parseChown((disk).Lchown), promiseLength: 3, frame: "Object.lchown (node:internal/fs/promises:1108:10)"},
		{name: "link", required: 2, length: 3, syncLength: 2, parse: parseTwo(disk.Link, "existingPath", "newPath"), promiseLength: 2, frame: "Object.link (node:internal/fs/promises:1056:10)"},
		{name: "lstat", required: 1, optional: 1, length: 1, syncLength: 1, parse: parseStat(disk.Lstat), promiseLength: 1, frame: "Object.lstat (node:internal/fs/promises:1022:18)"},
		{name: "lutimes", required: 3, length: 4, syncLength: 3, parse: parseUtimes(disk.Lutime), promiseLength: 3, frame: "Object.lutimes (node:internal/fs/promises:1163:10)"},
		{name: "mkdir", required: 1, optional: 1, length: 3, syncLength: 2, parse: parseMkdir, promiseLength: 2, frame: "Object.mkdir (node:internal/fs/promises:856:10)"},
		{name: "mkdtemp", required: 1, optional: 1, length: 3, syncLength: 2, parse: parseMkdtemp, promiseLength: 2, frame: "Object.mkdtemp (node:internal/fs/promises:1189:10)"},
		{name: "open", required: 1, optional: 2, length: 4, syncLength: 3, checksLast: true, parse: parseOpen},
		{name: "readdir", required: 1, optional: 1, length: 3, syncLength: 2, parse: parseReaddir, promiseLength: 2, frame: "Object.readdir (node:internal/fs/promises:950:18)"},
		{name: "readFile", required: 1, optional: 1, length: 3, syncLength: 2, parse: parseReadFile, promiseLength: 2, frame: "open (node:internal/fs/promises:637:25)\n    at async Object.readFile (node:internal/fs/promises:1249:14)"},
		{name: "readlink", required: 1, optional: 1, length: 3, syncLength: 2, parse: parseReadlink, promiseLength: 2, frame: "Object.readlink (node:internal/fs/promises:968:10)"},
		{name: "rename", required: 2, length: 3, syncLength: 2, parse: parseTwo(disk.Rename, "oldPath", "newPath"), promiseLength: 2, frame: "Object.rename (node:internal/fs/promises:780:10)"},
		{name: "rm", required: 1, optional: 1, length: 3, syncLength: 2, checksLast: true, parse: parseRm, promiseLength: 2, promised: true},
		{name: "rmdir", required: 1, optional: 1, length: 3, syncLength: 2, parse: parseRmdir, promiseLength: 2, frame: "Object.rmdir (node:internal/fs/promises:822:10)"},
		{name: "stat", required: 1, optional: 1, length: 1, syncLength: 1, parse: parseStat(disk.Stat), promiseLength: 1, frame: "Object.stat (node:internal/fs/promises:1033:18)"},
		{name: "statfs", required: 1, optional: 1, length: 1, syncLength: 1, parse: parseStatfs, promiseLength: 1, frame: "Object.statfs (node:internal/fs/promises:1044:18)"},
		{name: "symlink", required: 2, optional: 1, lastArgument: true, length: 4, syncLength: 3, parse: parseSymlink, promiseLength: 3, frame: "Object.symlink (node:internal/fs/promises:997:10)"},
		{name: "truncate", required: 1, optional: 1, length: 3, syncLength: 2, parse: parseTruncate, promiseLength: 1, frame: "open (node:internal/fs/promises:637:25)\n    at async Object.truncate (node:internal/fs/promises:790:14)"},
		{name: "unlink", required: 1, length: 2, syncLength: 1, parse: parseUnlink, promiseLength: 1, frame: "Object.unlink (node:internal/fs/promises:1067:10)"},
		{name: "utimes", required: 3, length: 4, syncLength: 3, parse: parseUtimes(disk.Utime), promiseLength: 3, frame: "Object.utimes (node:internal/fs/promises:1141:10)"},
		{name: "writeFile", required: 2, optional: 1, length: 4, syncLength: 3, parse: parseWriteFile, promiseLength: 3, frame: "open (node:internal/fs/promises:637:25)\n    at async Object.writeFile (node:internal/fs/promises:1219:14)"},
		{name: "opendir", required: 1, optional: 1, length: 3, syncLength: 2, callbackName: "callback", parse: parseOpendir, promiseLength: 3, promised: true},
	}
}

func parseAccess(a *args) (*job, error) {
	path, err := a.path("path", a.arg(0))
	if err != nil {
		return nil, err
	}
	mode, err := a.accessMode(a.arg(1))
	return &job{work: func() error { return a.disk.Access(path, mode) }, resource: path}, err
}

func parseOpen(a *args) (*job, error) {
	path, err := a.path("path", a.arg(0))
	if err != nil {
		return nil, err
	}
	flags, err := a.flags("flags", a.arg(1), 0)
	if err != nil {
		return nil, err
	}
	mode, err := a.mode("mode", a.arg(2), 0o666)
	if err != nil {
		return nil, err
	}
	var fd int
	return &job{
		work: func() (err error) {
			fd, err = a.disk.Open(path, flags, mode)
			return err
		},
		results: func() ([]engine.Value, error) { return []engine.Value{a.eng.Number(float64(fd))}, nil },
		access:  accessOf(flags), resource: path,
	}, nil
}

// accessOf is what opening with these flags wants.
func accessOf(flags int) access {
	if flags != 0 {
		return writing
	}
	return reading
}

func parseClose(a *args) (*job, error) {
	fd, err := a.fd(a.arg(0))
	return &job{work: func() error { return a.disk.Close(fd) }}, err
}

func parseDescriptor(do func(d disk, fd int) error, need access) func(a *args) (*job, error) {
	return func(a *args) (*job, error) {
		fd, err := a.fd(a.arg(0))
		return &job{work: func() error { return do(a.disk, fd) }, access: need}, err
	}
}

// parseTwo is of operations on two paths.
func parseTwo(do func(d disk, path, dest string) error, first, second string) func(a *args) (*job, error) {
	return func(a *args) (*job, error) {
		path, err := a.path(first, a.arg(0))
		if err != nil {
			return nil, err
		}
		dest, err := a.path(second, a.arg(1))
		return &job{work: func() error { return do(a.disk, path, dest) }, access: writing, resource: path}, err
	}
}

func parseUnlink(a *args) (*job, error) {
	path, err := a.path("path", a.arg(0))
	return &job{work: func() error { return a.disk.Unlink(path) }, access: writing, resource: path}, err
}

func parseCopyFile(a *args) (*job, error) {
	path, err := a.path("src", a.arg(0))
	if err != nil {
		return nil, err
	}
	dest, err := a.path("dest", a.arg(1))
	if err != nil {
		return nil, err
	}
	mode, err := a.accessMode(a.arg(2))
	return &job{work: func() error { return a.disk.Copyfile(path, dest, mode) }, access: writing, resource: path}, err
}

func parseChmod(a *args) (*job, error) {
	path, err := a.path("path", a.arg(0))
	if err != nil {
		return nil, err
	}
	mode, err := a.mode("mode", a.arg(1), -1)
	return &job{work: func() error { return a.disk.Chmod(path, mode) }, access: writing, resource: path}, err
}

func parseFchmod(a *args) (*job, error) {
	// The mode is looked at first.
	mode, err := a.mode("mode", a.arg(1), -1)
	if err != nil {
		return nil, err
	}
	fd, err := a.fd(a.arg(0))
	return &job{work: func() error { return a.disk.Fchmod(fd, mode) }, access: writing}, err
}

// owner is a uid and a gid. 4294967295 is -1.
func (a *args) owner(first int) (uid, gid int, err error) {
	u, err := a.e.IntArg("uid", a.arg(first), -1, 1<<32-1)
	if err != nil {
		return 0, 0, err
	}
	g, err := a.e.IntArg("gid", a.arg(first+1), -1, 1<<32-1)
	return int(int32(u)), int(int32(g)), err
}

func parseChown(do func(d disk, path string, uid, gid int) error) func(a *args) (*job, error) {
	return func(a *args) (*job, error) {
		path, err := a.path("path", a.arg(0))
		if err != nil {
			return nil, err
		}
		uid, gid, err := a.owner(1)
		return &job{work: func() error { return do(a.disk, path, uid, gid) }, access: writing, resource: path}, err
	}
}

func parseFchown(a *args) (*job, error) {
	uid, gid, err := a.owner(1)
	if err != nil {
		return nil, err
	}
	fd, err := a.fd(a.arg(0))
	return &job{work: func() error { return a.disk.Fchown(fd, uid, gid) }, access: writing}, err
}

func parseUtimes(do func(d disk, path string, atime, mtime uvfs.Timespec) error) func(a *args) (*job, error) {
	return func(a *args) (*job, error) {
		path, err := a.path("path", a.arg(0))
		if err != nil {
			return nil, err
		}
		atime, mtime, err := a.times("time", "time")
		return &job{work: func() error { return do(a.disk, path, atime, mtime) }, access: writing, resource: path}, err
	}
}

func (a *args) times(first, second string) (atime, mtime uvfs.Timespec, err error) {
	if atime, err = a.time(first, a.arg(1)); err != nil {
		return
	}
	mtime, err = a.time(second, a.arg(2))
	return
}

func parseFutimes(a *args) (*job, error) {
	atime, mtime, err := a.times("atime", "mtime")
	if err != nil {
		return nil, err
	}
	fd, err := a.fd(a.arg(0))
	return &job{work: func() error { return a.disk.Futime(fd, atime, mtime) }, access: writing}, err
}

func parseFtruncate(a *args) (*job, error) {
	fd, err := a.fd(a.arg(0))
	if err != nil {
		return nil, err
	}
	length, err := a.length(a.arg(1))
	return &job{work: func() error { return a.disk.Ftruncate(fd, length) }, access: writing}, err
}

// length is how long a file shall be: 0 for what is less.
func (a *args) length(v engine.Value) (int64, error) {
	if a.eng.TypeOf(v) == engine.Undefined {
		return 0, nil
	}
	n, err := a.integer("len", v, -(1<<53 - 1))
	return max(n, 0), err
}

func parseTruncate(a *args) (*job, error) {
	if !a.promise && a.eng.TypeOf(a.arg(0)) == engine.Number {
		if !a.warnedTruncate {
			a.warnedTruncate = true
			err := a.e.EmitWarning(a.eng.String("Using fs.truncate with a file descriptor is deprecated. "+
				"Please use fs.ftruncate with a file descriptor instead."), a.eng.String("DeprecationWarning"), a.eng.String("DEP0081"))
			if err != nil {
				return nil, err
			}
		}
		return parseFtruncate(a)
	}
	path, err := a.path("path", a.arg(0))
	if err != nil {
		return nil, err
	}
	// Node looks at the length when the file is open, and so says ENOENT first.
	length, wrong := a.length(a.arg(1))
	return &job{work: func() error {
		fd, err := a.disk.Open(path, flagNames["r+"], 0o666)
		if err != nil {
			return err
		}
		if wrong == nil {
			wrong = a.disk.Ftruncate(fd, length)
		}
		if err := a.disk.Close(fd); wrong == nil {
			wrong = err
		}
		return wrong
	}, access: writing, resource: path}, nil
}

// big is the option bigint.
func (a *args) big(i int) (options, bool, error) {
	o := options{a.fs, nil}
	if a.eng.TypeOf(a.arg(i)) == engine.Object {
		o.obj = a.arg(i)
	}
	v, err := o.get("bigint")
	big := err == nil && a.eng.ToBool(v)
	if big {
		err = a.needBigInt()
	}
	return o, big, err
}

func parseStat(do func(d disk, path string) (uvfs.Stats, error)) func(a *args) (*job, error) {
	return func(a *args) (*job, error) {
		o, big, err := a.big(1)
		if err != nil {
			return nil, err
		}
		path, err := a.path("path", a.arg(0))
		if err != nil {
			return nil, err
		}
		missing := false
		if a.sync {
			v, err := o.get("throwIfNoEntry")
			if err != nil {
				return nil, err
			}
			missing = a.eng.TypeOf(v) == engine.Boolean && !a.eng.ToBool(v)
		}
		var stats uvfs.Stats
		gone := false
		return &job{
			work: func() (err error) {
				stats, err = do(a.disk, path)
				if missing && isMissing(err) {
					gone, err = true, nil
				}
				return err
			},
			results: func() ([]engine.Value, error) {
				if gone {
					return nil, nil
				}
				v, err := a.stats(stats, big)
				return []engine.Value{v}, err
			},
			resource: path,
		}, nil
	}
}

func parseFstat(a *args) (*job, error) {
	_, big, err := a.big(1)
	if err != nil {
		return nil, err
	}
	fd, err := a.fd(a.arg(0))
	var stats uvfs.Stats
	return &job{
		work: func() (err error) {
			stats, err = a.disk.Fstat(fd)
			return err
		},
		results: func() ([]engine.Value, error) {
			v, err := a.stats(stats, big)
			return []engine.Value{v}, err
		},
	}, err
}

func parseStatfs(a *args) (*job, error) {
	_, big, err := a.big(1)
	if err != nil {
		return nil, err
	}
	path, err := a.path("path", a.arg(0))
	var stats uvfs.FSStats
	return &job{
		work: func() (err error) {
			stats, err = a.disk.Statfs(path)
			return err
		},
		results: func() ([]engine.Value, error) {
			v, err := a.statfs(stats, big)
			return []engine.Value{v}, err
		},
		resource: path,
	}, err
}

// parsePath is of operations that give a path.
func parsePath(a *args, name string, do func(path string) (string, error)) (*job, error) {
	_, enc, err := a.textOptions(a.arg(1))
	if err != nil {
		return nil, err
	}
	path, err := a.path(name, a.arg(0))
	var result string
	return &job{
		work: func() (err error) {
			result, err = do(path)
			return err
		},
		results:  func() ([]engine.Value, error) { return []engine.Value{a.name(result, enc)}, nil },
		resource: path,
	}, err
}

func parseReadlink(a *args) (*job, error) {
	name := "path"
	if a.sync {
		name = "oldPath"
	}
	return parsePath(a, name, a.disk.Readlink)
}

func parseNative(a *args) (*job, error) { return parsePath(a, "path", a.disk.Realpath) }

func parseMkdtemp(a *args) (*job, error) {
	j, err := parsePath(a, "prefix", func(path string) (string, error) { return a.disk.Mkdtemp(path + "XXXXXX") })
	if err == nil {
		j.access = writing
	}
	return j, err
}

func parseSymlink(a *args) (*job, error) {
	switch kind := a.arg(2); {
	case a.eng.TypeOf(kind) == engine.Undefined, a.eng.TypeOf(kind) == engine.Null:
	case a.eng.TypeOf(kind) == engine.String && (a.e.Text(kind) == "dir" || a.e.Text(kind) == "file" || a.e.Text(kind) == "junction"):
	default:
		shown := `"` + a.e.Text(kind) + `"`
		return nil, a.e.Throw("Error", "ERR_FS_INVALID_SYMLINK_TYPE", `Symlink type must be one of "dir", "file", or "junction". Received `+shown)
	}
	return parseTwo(disk.Symlink, "target", "path")(a)
}

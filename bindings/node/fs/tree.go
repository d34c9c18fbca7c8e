package fs

import (
	"errors"
	"path/filepath"
	"strings"
	"time"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/uv"
	uvfs "github.com/uvgo/uvgo/uv/fs"
)

func isCode(err error, code uv.Code) bool { return errors.Is(err, code) }

// isMissing is what throwIfNoEntry: false forgives.
func isMissing(err error) bool { return isCode(err, uv.ENOENT) }

func parseMkdir(a *args) (*job, error) {
	options := options{a.fs, nil}
	modeValue := a.eng.Undefined()
	switch v := a.arg(1); a.eng.TypeOf(v) {
	case engine.Number, engine.String:
		modeValue = v
	case engine.Object:
		options.obj = v
		modeValue = options.value("mode")
	}
	path, err := a.path("path", a.arg(0))
	if err != nil {
		return nil, err
	}
	recursive, err := options.boolean("recursive", "options.recursive", false)
	if err != nil {
		return nil, err
	}
	mode, err := a.mode("mode", modeValue, 0o777)
	if err != nil {
		return nil, err
	}
	first := ""
	return &job{
		work: func() (err error) {
			if !recursive {
				return a.disk.Mkdir(path, mode)
			}
			first, err = makeAll(a.disk, path, mode)
			return err
		},
		results: func() ([]engine.Value, error) {
			if first == "" {
				return nil, nil
			}
			return []engine.Value{a.name(first, "")}, nil
		},
		access: writing, resource: path,
	}, nil
}

// makeAll makes a folder and those above it that are missing, and gives the
// first it made: "" if all were there.
func makeAll(d disk, path string, mode uint32) (string, error) {
	err := d.Mkdir(path, mode)
	switch {
	case err == nil:
		return absolute(path), nil
	case isCode(err, uv.ENOENT):
		// The text is cut, not cleaned: x/.. needs x to be there.
		short := strings.TrimRight(path, "/")
		parent := short[:strings.LastIndexByte(short, '/')+1]
		if parent == "" || parent == path || strings.Trim(parent, "/") == "" {
			return "", err
		}
		parent = strings.TrimRight(parent, "/")
		first, perr := makeAll(d, parent, mode)
		if perr != nil {
			return "", renamed(perr, path)
		}
		if err = d.Mkdir(path, mode); err != nil && !isCode(err, uv.EEXIST) {
			return first, err
		}
		if first == "" && err == nil {
			first = absolute(path)
		}
		return first, nil
	case isCode(err, uv.EEXIST), isCode(err, uv.EISDIR), isCode(err, uv.EROFS), isCode(err, uv.EACCES), isCode(err, uv.EPERM):
		if s, serr := d.Stat(path); serr == nil && s.Kind() == uvfs.DirentDir {
			return "", nil
		} else if serr == nil && isCode(err, uv.EEXIST) {
			return "", err
		}
	}
	return "", err
}

// absolute is a path as recursive mkdir tells it.
func absolute(path string) string {
	if p, err := filepath.Abs(path); err == nil {
		return p
	}
	return path
}

// renamed is the error of what was meant, where a part of it has failed: a file
// in the way of folders is ENOTDIR.
func renamed(err error, path string) error {
	var sys *uv.Error
	if !errors.As(err, &sys) {
		return err
	}
	code := sys.Code
	if code == uv.EEXIST {
		code = uv.ENOTDIR
	}
	return &uv.Error{Code: code, Syscall: sys.Syscall, Path: path}
}

// removal is how rm and rmdir go about it.
type removal struct {
	recursive, force bool
	retries          int64
	delay            time.Duration
}

// removalOptions checks the options of rm and of rmdir.
func (a *args) removalOptions(v engine.Value, rm bool) (removal, error) {
	r := removal{delay: 100 * time.Millisecond}
	if a.eng.TypeOf(v) == engine.Undefined {
		return r, nil
	}
	if a.eng.TypeOf(v) != engine.Object {
		return r, a.e.InvalidArgType("options", "of type object", v)
	}
	o := options{a.fs, v}
	var err error
	if rm {
		if r.force, err = o.boolean("force", "options.force", false); err != nil {
			return r, err
		}
	}
	if r.recursive, err = o.boolean("recursive", "options.recursive", false); err != nil {
		return r, err
	}
	if v := o.value("retryDelay"); a.eng.TypeOf(v) != engine.Undefined {
		ms, err := a.e.IntArg("options.retryDelay", v, 0, 1<<31-1)
		if err != nil {
			return r, err
		}
		r.delay = time.Duration(ms) * time.Millisecond
	}
	if v := o.value("maxRetries"); a.eng.TypeOf(v) != engine.Undefined {
		r.retries, err = a.e.IntArg("options.maxRetries", v, 0, 1<<32-1)
	}
	return r, err
}

func parseRm(a *args) (*job, error) {
	path, err := a.path("path", a.arg(0))
	if err != nil {
		return nil, err
	}
	r, err := a.removalOptions(a.arg(1), true)
	if err != nil {
		return nil, err
	}
	return &job{work: func() error {
		stats, err := a.disk.Lstat(path)
		switch {
		case err != nil && r.force && isCode(err, uv.ENOENT):
			return nil
		case err != nil:
			return err
		case stats.Kind() == uvfs.DirentDir && !r.recursive:
			return systemFault("ERR_FS_EISDIR", "Path is a directory", "rm", uv.EISDIR, "is a directory", path)
		}
		return r.remove(a.disk, path)
	}, access: writing, resource: path}, nil
}

func parseRmdir(a *args) (*job, error) {
	path, err := a.path("path", a.arg(0))
	if err != nil {
		return nil, err
	}
	o := options{a.fs, nil}
	if a.eng.TypeOf(a.arg(1)) == engine.Object {
		o.obj = a.arg(1)
	}
	if o.truthy("recursive") && !a.warnedRmdir {
		a.warnedRmdir = true
		err := a.e.EmitWarning(a.eng.String("In future versions of Node.js, fs.rmdir(path, { recursive: true }) will be removed. "+
			"Use fs.rm(path, { recursive: true }) instead"), a.eng.String("DeprecationWarning"), a.eng.String("DEP0147"))
		if err != nil {
			return nil, err
		}
	}
	r, err := a.removalOptions(a.arg(1), false)
	if err != nil {
		return nil, err
	}
	if !r.recursive {
		return &job{work: func() error { return a.disk.Rmdir(path) }, access: writing, resource: path}, nil
	}
	return &job{work: func() error {
		stats, err := a.disk.Lstat(path)
		switch {
		case err != nil:
			return err
		case stats.Kind() != uvfs.DirentDir:
			return &uv.Error{Code: uv.ENOTDIR, Syscall: "rmdir", Path: path}
		}
		return r.remove(a.disk, path)
	}, access: writing, resource: path}, nil
}

// remove takes away a file, or a folder with all that is in it. What another
// program holds for the moment is tried again.
func (r removal) remove(d disk, path string) error {
	for try := int64(0); ; try++ {
		err := r.removeOnce(d, path)
		if err == nil || isCode(err, uv.ENOENT) {
			return nil
		}
		busy := isCode(err, uv.EBUSY) || isCode(err, uv.EMFILE) || isCode(err, uv.ENFILE) || isCode(err, uv.ENOTEMPTY) || isCode(err, uv.EPERM)
		if !busy || try >= r.retries {
			return err
		}
		time.Sleep(time.Duration(try+1) * r.delay)
	}
}

func (r removal) removeOnce(d disk, path string) error {
	stats, err := d.Lstat(path)
	if err != nil {
		return err
	}
	if stats.Kind() != uvfs.DirentDir {
		return d.Unlink(path)
	}
	err = d.Rmdir(path)
	if !isCode(err, uv.ENOTEMPTY) && !isCode(err, uv.EEXIST) {
		return err
	}
	entries, err := d.Scandir(path)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if err := r.remove(d, path+"/"+entry.Name); err != nil {
			return err
		}
	}
	return d.Rmdir(path)
}

func parseReaddir(a *args) (*job, error) {
	o, enc, err := a.textOptions(a.arg(1))
	if err != nil {
		return nil, err
	}
	path, err := a.path("path", a.arg(0))
	if err != nil {
		return nil, err
	}
	recursive := o.truthy("recursive")
	if !a.promise {
		if recursive, err = a.recursive(o); err != nil {
			return nil, err
		}
	}
	types := o.truthy("withFileTypes")
	var found []listed
	return &job{
		work: func() (err error) {
			found, err = list(a.disk, path, recursive, types)
			return err
		},
		results: func() ([]engine.Value, error) {
			values := make([]engine.Value, len(found))
			for i, l := range found {
				if types {
					v, err := a.dirent(l.entry, l.folder, enc)
					if err != nil {
						return nil, err
					}
					values[i] = v
					continue
				}
				values[i] = a.name(join(l.below, l.entry.Name), enc)
			}
			return []engine.Value{a.eng.NewArray(values...)}, nil
		},
		resource: path,
	}, nil
}

// recursive is the option of readdir, checked only where it is there.
func (f *fs) recursive(o options) (bool, error) {
	v, err := o.get("recursive")
	if err != nil || f.eng.TypeOf(v) == engine.Undefined || f.eng.TypeOf(v) == engine.Null {
		return false, err
	}
	if f.eng.TypeOf(v) != engine.Boolean {
		return false, f.e.InvalidArgType("options.recursive", "of type boolean", v)
	}
	return f.eng.ToBool(v), nil
}

// listed is an entry, its folder, and where that is below the first one.
type listed struct {
	entry         uvfs.Dirent
	folder, below string
}

// list reads a folder, and those below it a level at a time; those that links
// lead to as well, but not where kinds are asked for, as Node does.
func list(d disk, path string, recursive, types bool) ([]listed, error) {
	var found []listed
	type level struct{ path, below string }
	queue := []level{{path, ""}}
	for len(queue) > 0 {
		at := queue[0]
		queue = queue[1:]
		entries, err := d.Scandir(at.path)
		if err != nil {
			return nil, err
		}
		for _, entry := range entries {
			found = append(found, listed{entry, at.path, at.below})
			inner := entry.Kind == uvfs.DirentDir
			if recursive && !types && entry.Kind == uvfs.DirentLink {
				s, err := d.Stat(join(at.path, entry.Name))
				inner = err == nil && s.Kind() == uvfs.DirentDir
			}
			if recursive && inner {
				queue = append(queue, level{join(at.path, entry.Name), join(at.below, entry.Name)})
			}
		}
	}
	return found, nil
}

// join is path.join of a folder and a name.
func join(folder, name string) string {
	if folder == "" {
		return name
	}
	return filepath.Join(folder, name)
}

package fs

import (
	"path/filepath"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/uv"
	uvfs "github.com/uvgo/uvgo/uv/fs"
)

// copying is a cp.
type copying struct {
	disk disk
	mode int

	dereference, errorOnExist, force, preserveTimestamps, recursive, verbatimSymlinks bool
	// filter asks the script whether to copy; nil is yes.
	filter func(src, dest string) (bool, error)
}

func parseCp(a *args) (*job, error) {
	c, filter, err := a.cpOptions(a.arg(2))
	if err != nil {
		return nil, err
	}
	src, err := a.path("src", a.arg(0))
	if err != nil {
		return nil, err
	}
	dest, err := a.path("dest", a.arg(1))
	if err != nil {
		return nil, err
	}
	j := &job{work: func() error { return c.run(src, dest) }, access: writing, resource: src}
	switch {
	case filter == nil:
	case a.sync:
		c.filter = func(src, dest string) (bool, error) {
			v, err := a.eng.Call(filter, nil, a.name(src, ""), a.name(dest, ""))
			if err == nil && a.eng.Class(v) == "Promise" {
				return false, a.e.Throw(env.TypeError, "ERR_INVALID_RETURN_VALUE",
					`Expected boolean to be returned from the "filter" function but got an instance of Promise.`)
			}
			return err == nil && a.eng.ToBool(v), err
		}
	default:
		j.alone = a.newAsker(filter)
		c.filter = j.alone.ask
	}
	return j, nil
}

func (a *args) cpOptions(v engine.Value) (*copying, engine.Value, error) {
	c := &copying{disk: a.disk, force: true}
	if a.eng.TypeOf(v) == engine.Undefined {
		return c, nil, nil
	}
	if a.eng.TypeOf(v) != engine.Object || a.eng.Class(v) == "Array" {
		return nil, nil, a.e.InvalidArgType("options", "of type object", v)
	}
	o := options{a.fs, v}
	for _, flag := range [...]struct {
		name string
		p    *bool
	}{
		{"dereference", &c.dereference}, {"errorOnExist", &c.errorOnExist}, {"force", &c.force},
		{"preserveTimestamps", &c.preserveTimestamps}, {"recursive", &c.recursive}, {"verbatimSymlinks", &c.verbatimSymlinks},
	} {
		var err error
		if *flag.p, err = o.boolean(flag.name, "options."+flag.name, *flag.p); err != nil {
			return nil, nil, err
		}
	}
	if mode := o.value("mode"); !lang.IsNullish(a.e, mode) {
		n, err := a.e.IntArg("mode", mode, 0, 7)
		if err != nil {
			return nil, nil, err
		}
		c.mode = int(n)
	}
	if c.dereference && c.verbatimSymlinks {
		return nil, nil, a.e.Throw(env.TypeError, "ERR_INCOMPATIBLE_OPTION_PAIR",
			`Option "dereference" cannot be used in combination with option "verbatimSymlinks"`)
	}
	filter := o.value("filter")
	if a.eng.TypeOf(filter) == engine.Undefined {
		return c, nil, nil
	}
	return c, filter, a.e.Func("options.filter", filter)
}

func cpFault(code, message, path string, errno uv.Code) error {
	names := map[string]string{
		"ERR_FS_CP_EINVAL":                  "Invalid src or dest",
		"ERR_FS_CP_DIR_TO_NON_DIR":          "Cannot overwrite non-directory with directory",
		"ERR_FS_CP_NON_DIR_TO_DIR":          "Cannot overwrite directory with non-directory",
		"ERR_FS_EISDIR":                     "Path is a directory",
		"ERR_FS_CP_EEXIST":                  "Target already exists",
		"ERR_FS_CP_SOCKET":                  "Cannot copy a socket file",
		"ERR_FS_CP_FIFO_PIPE":               "Cannot copy a FIFO pipe",
		"ERR_FS_CP_UNKNOWN":                 "Cannot copy an unknown file type",
		"ERR_FS_CP_SYMLINK_TO_SUBDIRECTORY": "Cannot overwrite symlink in subdirectory of self",
	}
	return systemFault(code, names[code], "cp", errno, message, path)
}

// run copies src to dest.
func (c *copying) run(src, dest string) error {
	from, to, skip, err := c.check(src, dest)
	if err != nil || skip {
		return err
	}
	if err := c.checkParents(src, from, dest); err != nil {
		return err
	}
	parent := filepath.Dir(dest)
	if _, err := c.disk.Stat(parent); err != nil {
		if !isMissing(err) {
			return err
		}
		if _, err := makeAll(c.disk, parent, 0o777); err != nil {
			return err
		}
	}
	return c.start(src, from, dest, to)
}

func (c *copying) stat(path string) (uvfs.Stats, error) {
	if c.dereference {
		return c.disk.Stat(path)
	}
	return c.disk.Lstat(path)
}

// check looks at both ends; to is nil if there is nothing yet.
func (c *copying) check(src, dest string) (from uvfs.Stats, to *uvfs.Stats, skip bool, err error) {
	if c.filter != nil {
		if yes, err := c.filter(src, dest); err != nil || !yes {
			return from, nil, true, err
		}
	}
	if from, err = c.stat(src); err != nil {
		return from, nil, false, err
	}
	there, err := c.stat(dest)
	switch {
	case err == nil:
		to = &there
	case !isCode(err, uv.ENOENT):
		return from, nil, false, err
	}
	folder := from.Kind() == uvfs.DirentDir
	switch {
	case to != nil && same(from, *to):
		err = cpFault("ERR_FS_CP_EINVAL", "src and dest cannot be the same", dest, uv.EINVAL)
	case to != nil && folder && to.Kind() != uvfs.DirentDir:
		err = cpFault("ERR_FS_CP_DIR_TO_NON_DIR", "cannot overwrite non-directory "+dest+" with directory "+src, dest, uv.EISDIR)
	case to != nil && !folder && to.Kind() == uvfs.DirentDir:
		err = cpFault("ERR_FS_CP_NON_DIR_TO_DIR", "cannot overwrite directory "+dest+" with non-directory "+src, dest, uv.ENOTDIR)
	case folder && below(src, dest):
		err = cpFault("ERR_FS_CP_EINVAL", "cannot copy "+src+" to a subdirectory of self "+dest, dest, uv.EINVAL)
	default:
		err = nil
	}
	return from, to, false, err
}

func same(a, b uvfs.Stats) bool { return a.Ino != 0 && a.Ino == b.Ino && a.Dev == b.Dev }

// below tells whether dest is src or in it.
func below(src, dest string) bool {
	src, dest = absolute(src), absolute(dest)
	return src == dest || src == "/" || strings.HasPrefix(dest, src+"/")
}

// checkParents looks for src above dest, by whatever names.
func (c *copying) checkParents(src string, from uvfs.Stats, dest string) error {
	stop := filepath.Dir(absolute(src))
	for parent := filepath.Dir(absolute(dest)); parent != stop && parent != filepath.Dir(parent); parent = filepath.Dir(parent) {
		s, err := c.disk.Stat(parent)
		if isCode(err, uv.ENOENT) {
			return nil
		}
		if err != nil {
			return err
		}
		if same(from, s) {
			return cpFault("ERR_FS_CP_EINVAL", "cannot copy "+src+" to a subdirectory of self "+dest, dest, uv.EINVAL)
		}
	}
	return nil
}

func (c *copying) start(src string, from uvfs.Stats, dest string, to *uvfs.Stats) error {
	switch from.Kind() {
	case uvfs.DirentDir:
		if !c.recursive {
			return cpFault("ERR_FS_EISDIR", src+" is a directory (not copied)", src, uv.EISDIR)
		}
		return c.folder(src, from, dest, to)
	case uvfs.DirentFile, uvfs.DirentChar, uvfs.DirentBlock:
		return c.file(src, from, dest, to)
	case uvfs.DirentLink:
		return c.link(src, dest, to)
	case uvfs.DirentSocket:
		return cpFault("ERR_FS_CP_SOCKET", "cannot copy a socket file: "+dest, dest, uv.EINVAL)
	case uvfs.DirentFIFO:
		return cpFault("ERR_FS_CP_FIFO_PIPE", "cannot copy a FIFO pipe: "+dest, dest, uv.EINVAL)
	}
	return cpFault("ERR_FS_CP_UNKNOWN", "cannot copy an unknown file type: "+dest, dest, uv.EINVAL)
}

func (c *copying) file(src string, from uvfs.Stats, dest string, to *uvfs.Stats) error {
	switch {
	case to == nil:
	case c.force:
		if err := c.disk.Unlink(dest); err != nil {
			return err
		}
	case c.errorOnExist:
		return cpFault("ERR_FS_CP_EEXIST", dest+" already exists", dest, uv.EEXIST)
	default:
		return nil
	}
	if err := c.disk.Copyfile(src, dest, c.mode); err != nil {
		return err
	}
	if c.preserveTimestamps {
		// Node copies in whole microseconds; nothing is lost by more.
		if err := c.disk.Utime(dest, from.Atime, from.Mtime); err != nil {
			return err
		}
	}
	return c.disk.Chmod(dest, uint32(from.Mode&0o7777))
}

func (c *copying) folder(src string, from uvfs.Stats, dest string, to *uvfs.Stats) error {
	if to == nil {
		if err := c.disk.Mkdir(dest, 0o777); err != nil {
			return err
		}
	}
	entries, err := c.disk.Scandir(src)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		s, d := filepath.Join(src, entry.Name), filepath.Join(dest, entry.Name)
		from, to, skip, err := c.check(s, d)
		if err == nil && !skip {
			err = c.start(s, from, d, to)
		}
		if err != nil {
			return err
		}
	}
	if to == nil {
		return c.disk.Chmod(dest, uint32(from.Mode&0o7777))
	}
	return nil
}

func (c *copying) link(src, dest string, to *uvfs.Stats) error {
	target, err := c.disk.Readlink(src)
	if err != nil {
		return err
	}
	if !c.verbatimSymlinks && !filepath.IsAbs(target) {
		target = filepath.Join(filepath.Dir(absolute(src)), target)
	}
	if to == nil {
		return c.disk.Symlink(target, dest)
	}
	there, err := c.disk.Readlink(dest)
	if isCode(err, uv.EINVAL) || isCode(err, uv.UNKNOWN) {
		return c.disk.Symlink(target, dest)
	}
	if err != nil {
		return err
	}
	if !filepath.IsAbs(there) {
		there = filepath.Join(filepath.Dir(absolute(dest)), there)
	}
	if below(target, there) {
		return cpFault("ERR_FS_CP_EINVAL", "cannot copy "+target+" to a subdirectory of self "+there, dest, uv.EINVAL)
	}
	if s, err := c.disk.Stat(src); err == nil && s.Kind() == uvfs.DirentDir && below(there, target) {
		return cpFault("ERR_FS_CP_SYMLINK_TO_SUBDIRECTORY", "cannot overwrite "+there+" with "+target, dest, uv.EINVAL)
	}
	if err := c.disk.Unlink(dest); err != nil {
		return err
	}
	return c.disk.Symlink(target, dest)
}

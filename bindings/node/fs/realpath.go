package fs

import (
	"path/filepath"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/uv"
	uvfs "github.com/uvgo/uvgo/uv/fs"
)

// parseRealpath is fs.realpath: it walks a path itself, element by element, so
// that an error names the element that is missing. The promise's is the native
// one.
func parseRealpath(a *args) (*job, error) {
	_, enc, err := a.textOptions(a.arg(1))
	if err != nil {
		return nil, err
	}
	v := a.arg(0)
	if a.eng.TypeOf(v) != engine.String && !a.isView(v) {
		// Node makes text of whatever it is, but for a URL.
		if a.eng.TypeOf(v) != engine.Object {
			v = a.eng.String(a.e.Text(v))
		}
	}
	path, err := a.path("path", v)
	if err != nil {
		return nil, err
	}
	_, ours := a.disk.(system)
	var result string
	return &job{
		work: func() (err error) {
			if !ours {
				result, err = a.disk.Realpath(path)
				return err
			}
			result, err = walk(a.disk, absolute(path))
			return err
		},
		results:  func() ([]engine.Value, error) { return []engine.Value{a.name(result, enc)}, nil },
		resource: path,
	}, nil
}

// walk follows the links of an absolute path.
func walk(d disk, path string) (string, error) {
	resolved, rest := "/", strings.TrimPrefix(filepath.Clean(path), "/")
	for links := 0; rest != ""; {
		name, after, _ := strings.Cut(rest, "/")
		next := filepath.Join(resolved, name)
		stats, err := d.Lstat(next)
		if err != nil {
			return "", err
		}
		rest = after
		if stats.Kind() != uvfs.DirentLink {
			resolved = next
			continue
		}
		if links++; links > 100 {
			return "", &uv.Error{Code: uv.ELOOP, Syscall: "stat", Path: next}
		}
		// As Node does, a link is followed by stat first: a loop ends there.
		if _, err := d.Stat(next); err != nil {
			return "", err
		}
		target, err := d.Readlink(next)
		if err != nil {
			return "", err
		}
		if !filepath.IsAbs(target) {
			target = filepath.Join(resolved, target)
		}
		resolved, rest = "/", strings.TrimPrefix(filepath.Join(target, rest), "/")
	}
	return resolved, nil
}

// Package path is the path module of Node: path.posix, path.win32, and the
// functions they are made of. The functions are pure but for Resolve and
// Relative, which ask for the working directory.
package path

import (
	"strings"
	"unicode/utf16"
)

// Flavor is path.posix or path.win32.
type Flavor struct {
	windows bool
	sep     string
	// Cwd is the working directory; nil is the root. Getenv looks up the
	// directories that Windows keeps for each drive; nil is none.
	Cwd    func() string
	Getenv func(name string) string
}

// Parsed is what path.parse makes of a path.
type Parsed struct{ Root, Dir, Base, Ext, Name string }

// Posix gives path.posix. Safe from any goroutine.
func Posix() *Flavor { return &Flavor{sep: "/"} }

// Windows gives path.win32. Safe from any goroutine.
func Windows() *Flavor { return &Flavor{sep: `\`, windows: true} }

func (f *Flavor) isSep(c byte) bool { return c == '/' || f.windows && c == '\\' }

// Sep is the separator of names and Delimiter that of paths in a list. Safe
// from any goroutine.
func (f *Flavor) Sep() string { return f.sep }

// Delimiter is the separator of paths in a list such as PATH. Safe from any
// goroutine.
func (f *Flavor) Delimiter() string {
	if f.windows {
		return ";"
	}
	return ":"
}

func (f *Flavor) cwd() string {
	if f.Cwd == nil {
		return f.sep
	}
	return f.Cwd()
}

// collapse takes the empty names, the . and the .. out of a path. Above keeps
// a .. that has nothing left to go up from.
func (f *Flavor) collapse(path string, above bool) string {
	var names []string
	for start := 0; start <= len(path); {
		end := start
		for end < len(path) && !f.isSep(path[end]) {
			end++
		}
		name := path[start:end]
		start = end + 1
		n := len(names)
		switch {
		case name == "" || name == ".":
		case name != "..":
			names = append(names, name)
		case n > 0 && names[n-1] != "..":
			names = names[:n-1]
		case above:
			names = append(names, name)
		}
	}
	return strings.Join(names, f.sep)
}

// lastName finds the last name of path[from:], separators after it left out;
// end is -1 if there is none.
func (f *Flavor) lastName(path string, from int) (start, end int) {
	end = len(path)
	for end > from && f.isSep(path[end-1]) {
		end--
	}
	if end == from {
		return from, -1
	}
	start = end
	for start > from && !f.isSep(path[start-1]) {
		start--
	}
	return start, end
}

// extension splits a name before its last dot, unless that begins it.
func extension(name string) (stem, ext string) {
	i := strings.LastIndexByte(name, '.')
	if i <= 0 || name == ".." {
		return name, ""
	}
	return name[:i], name[i:]
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// length is what JavaScript calls the length of s.
func length(s string) int { return len(utf16.Encode([]rune(s))) }

// drive is the length of a drive's name: 2 for c:, otherwise 0.
func (f *Flavor) drive(path string) int {
	if f.windows && len(path) >= 2 && isLetter(path[0]) && path[1] == ':' {
		return 2
	}
	return 0
}

// Normalize is path.normalize. Safe from any goroutine.
func (f *Flavor) Normalize(path string) string {
	if path == "" {
		return "."
	}
	if f.windows {
		return f.normalizeWindows(path)
	}
	absolute := path[0] == '/'
	tail := f.collapse(path, !absolute)
	if tail == "" && !absolute {
		tail = "."
	}
	if tail != "" && path[len(path)-1] == '/' {
		tail += "/"
	}
	if absolute {
		return "/" + tail
	}
	return tail
}

// IsAbsolute is path.isAbsolute. Safe from any goroutine.
func (f *Flavor) IsAbsolute(path string) bool {
	if path == "" {
		return false
	}
	return f.isSep(path[0]) || f.drive(path) > 0 && len(path) > 2 && f.isSep(path[2])
}

// Join is path.join. Safe from any goroutine.
func (f *Flavor) Join(paths ...string) string {
	first, joined := "", ""
	for _, p := range paths {
		switch {
		case p == "":
		case first == "":
			first, joined = p, p
		default:
			joined += f.sep + p
		}
	}
	if f.windows {
		joined = f.oneLeadingSep(first, joined)
	}
	return f.Normalize(joined)
}

// Resolve is path.resolve. Safe from any goroutine.
func (f *Flavor) Resolve(paths ...string) string {
	if f.windows {
		return f.resolveWindows(paths)
	}
	resolved := ""
	for i := len(paths) - 1; i >= -1 && !strings.HasPrefix(resolved, "/"); i-- {
		p := ""
		if i >= 0 {
			p = paths[i]
		} else {
			p = f.cwd()
		}
		if p != "" {
			resolved = p + "/" + resolved
		}
	}
	absolute := strings.HasPrefix(resolved, "/")
	resolved = f.collapse(resolved, !absolute)
	switch {
	case absolute:
		return "/" + resolved
	case resolved == "":
		return "."
	}
	return resolved
}

// Relative is path.relative. Safe from any goroutine.
func (f *Flavor) Relative(from, to string) string {
	if from == to {
		return ""
	}
	from, to = f.Resolve(from), f.Resolve(to)
	if f.windows {
		return relativeWindows(from, to)
	}
	a, b := names(from, "/"), names(to, "/")
	n := common(a, b)
	return strings.Join(append(ups(len(a)-n), b[n:]...), "/")
}

// names splits an absolute path; the root has none.
func names(path, sep string) []string {
	path = strings.Trim(path, sep)
	if path == "" {
		return nil
	}
	return strings.Split(path, sep)
}

func common(a, b []string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func ups(n int) []string {
	up := make([]string, n)
	for i := range up {
		up[i] = ".."
	}
	return up
}

// Dirname is path.dirname. Safe from any goroutine.
func (f *Flavor) Dirname(path string) string {
	if path == "" {
		return "."
	}
	root := 0
	if f.windows {
		if len(path) == 1 {
			if f.isSep(path[0]) {
				return path
			}
			return "."
		}
		if _, _, end, ok := unc(path); ok {
			if end == len(path) {
				return path
			}
			root = end + 1
		} else if n := f.drive(path); n > 0 {
			root = n
			if len(path) > n && f.isSep(path[n]) {
				root++
			}
		}
	}
	if root == 0 && f.isSep(path[0]) {
		root = 1
	}
	start, end := f.lastName(path, root)
	if end >= 0 && start > root {
		if !f.windows && start == 2 && path[0] == '/' {
			return "//"
		}
		return path[:start-1]
	}
	if root == 0 {
		return "."
	}
	return path[:root]
}

// Basename is path.basename; suffix may be empty. Safe from any goroutine.
func (f *Flavor) Basename(path, suffix string) string {
	if suffix != "" && suffix == path {
		return ""
	}
	start, end := f.lastName(path, f.drive(path))
	name := ""
	if end >= 0 {
		name = path[start:end]
	}
	switch {
	case suffix == "" || length(suffix) > length(path):
	case len(name) > len(suffix):
		name = strings.TrimSuffix(name, suffix)
	case len(name) < len(suffix) && strings.HasSuffix(suffix, name):
		// Node's loop has not decided when the name ends before the suffix
		// does: the separators at the end stay.
		return path[start:]
	}
	return name
}

// Extname is path.extname. Safe from any goroutine.
func (f *Flavor) Extname(path string) string {
	_, ext := extension(f.Basename(path, ""))
	return ext
}

// Format is path.format. A Dir equal to Root gets no separator. Safe from any
// goroutine.
func (f *Flavor) Format(p Parsed) string {
	base := p.Base
	if base == "" {
		base = p.Name
		if p.Ext != "" && p.Ext[0] != '.' {
			base += "."
		}
		base += p.Ext
	}
	switch dir := p.Dir; {
	case dir == "" && p.Root == "":
		return base
	case dir == "" || dir == p.Root:
		return p.Root + base
	default:
		return dir + f.sep + base
	}
}

// Parse is path.parse. Safe from any goroutine.
func (f *Flavor) Parse(path string) Parsed {
	var p Parsed
	root := 0
	switch {
	case path == "":
		return p
	case f.windows:
		root = windowsRoot(path)
	case path[0] == '/':
		root = 1
	}
	p.Root = path[:root]
	p.Dir = p.Root
	start, end := f.lastName(path, root)
	if end < 0 {
		return p
	}
	p.Base = path[start:end]
	p.Name, p.Ext = extension(p.Base)
	if p.Base == ".." && !f.windows && start == root && root == 1 {
		// Differs from extname, as in Node: /.. has the extension of "..".
		p.Name, p.Ext = ".", "."
	}
	if start > root {
		p.Dir = path[:start-1]
	}
	return p
}

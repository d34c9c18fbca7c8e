package path

import (
	"slices"
	"strings"
)

func isWindowsSep(c byte) bool { return c == '/' || c == '\\' }

// unc takes \\server\share apart; end is where the share's name ends.
func unc(path string) (server, share string, end int, ok bool) {
	if len(path) < 2 || !isWindowsSep(path[0]) || !isWindowsSep(path[1]) {
		return "", "", 0, false
	}
	name := func(i int) int {
		for i < len(path) && !isWindowsSep(path[i]) {
			i++
		}
		return i
	}
	i := name(2)
	server = path[2:i]
	j := i
	for j < len(path) && isWindowsSep(path[j]) {
		j++
	}
	end = name(j)
	return server, path[j:end], end, server != "" && j > i && end > j
}

// windowsRoot is the length of the root as path.win32.parse sees it.
func windowsRoot(path string) int {
	if _, _, end, ok := unc(path); ok {
		return min(end+1, len(path))
	}
	switch {
	case isWindowsSep(path[0]):
		return 1
	case len(path) >= 2 && isLetter(path[0]) && path[1] == ':':
		if len(path) > 2 && isWindowsSep(path[2]) {
			return 3
		}
		return 2
	}
	return 0
}

// device splits a path into the device it names, if any, and the rest; whole
// tells a path that is nothing but \\server\share.
func (f *Flavor) device(path string) (device, rest string, absolute, whole bool) {
	if server, share, end, ok := unc(path); ok {
		if server == "." || server == "?" {
			return `\\` + server, path[min(4, len(path)):], true, false
		}
		return `\\` + server + `\` + share, path[end:], true, end == len(path)
	}
	n := f.drive(path)
	absolute = n < len(path) && isWindowsSep(path[n])
	rest = path[n:]
	if absolute {
		rest = rest[1:]
		if n == 0 && rest != "" && isWindowsSep(rest[0]) {
			// Two separators that begin no share.
			rest = path
		}
	}
	return path[:n], rest, absolute, false
}

// reserved are the names that Windows gives to devices in every folder.
var reserved = []string{
	"CON", "PRN", "AUX", "NUL",
	"COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "COM¹", "COM²", "COM³",
	"LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9", "LPT¹", "LPT²", "LPT³",
}

// isReserved looks at what is before the colon, or, without one, at all but the
// last character, as Node does.
func isReserved(path string, colon int) bool {
	if colon < 0 {
		colon = len(path) - 1
	}
	return slices.Contains(reserved, strings.ToUpper(path[:colon]))
}

func (f *Flavor) normalizeWindows(path string) string {
	if len(path) == 1 {
		if path == "/" {
			return `\`
		}
		return path
	}
	device, rest, absolute, whole := f.device(path)
	if whole {
		return device + `\`
	}
	colon := strings.IndexByte(path, ':')
	if device == "" && !absolute && colon > 0 && isReserved(path, colon) {
		device, rest = path[:colon+1], path[colon+1:]
	}
	tail := f.collapse(rest, !absolute)
	if tail == "" && !absolute {
		tail = "."
	}
	if tail != "" && isWindowsSep(path[len(path)-1]) {
		tail += `\`
	}
	if device == "" && !absolute && f.needsDot(path, tail) {
		return `.\` + tail
	}
	if isReserved(path, colon) {
		return `.\` + device + tail
	}
	if absolute {
		return device + `\` + tail
	}
	return device + tail
}

// needsDot tells a relative path that would become, or look like, one on a
// drive.
func (f *Flavor) needsDot(path, tail string) bool {
	if !strings.Contains(path, ":") {
		return false
	}
	if f.drive(tail) > 0 {
		return true
	}
	for i := range len(path) {
		if path[i] == ':' && (i == len(path)-1 || isWindowsSep(path[i+1])) {
			return true
		}
	}
	return false
}

// oneLeadingSep keeps joined names from becoming \\server\share, unless the
// first of them began so.
func (f *Flavor) oneLeadingSep(first, joined string) string {
	leading := func(s string) int {
		n := 0
		for n < len(s) && isWindowsSep(s[n]) {
			n++
		}
		return n
	}
	if len(first) > 2 && leading(first) == 2 {
		return joined
	}
	if n := leading(joined); n >= 2 {
		return `\` + joined[n:]
	}
	return joined
}

func (f *Flavor) resolveWindows(paths []string) string {
	device, tail, absolute := "", "", false
	for i := len(paths) - 1; i >= -1; i-- {
		path := ""
		if i >= 0 {
			path = paths[i]
		} else {
			path = f.driveCwd(device)
		}
		if path == "" {
			continue
		}
		d, rest, isAbsolute, _ := f.device(path)
		if d != "" {
			if device == "" {
				device = d
			} else if !strings.EqualFold(d, device) {
				continue
			}
		}
		if !absolute {
			tail = rest + `\` + tail
			absolute = isAbsolute
		}
		if absolute && device != "" {
			break
		}
	}
	tail = f.collapse(tail, !absolute)
	switch {
	case absolute:
		return device + `\` + tail
	case device+tail == "":
		return "."
	}
	return device + tail
}

// driveCwd is the working directory on a drive; without one, the process's.
func (f *Flavor) driveCwd(device string) string {
	cwd := f.cwd()
	if device == "" {
		return cwd
	}
	if f.Getenv != nil {
		if own := f.Getenv("=" + device); own != "" {
			cwd = own
		}
	}
	if len(cwd) > 2 && cwd[2] == '\\' && !strings.EqualFold(cwd[:2], device) {
		return device + `\`
	}
	return cwd
}

// relativeWindows is path.win32.relative of two resolved paths. Names are
// compared without regard to case, and kept as they are written in to.
func relativeWindows(from, to string) string {
	if strings.EqualFold(from, to) {
		return ""
	}
	a, b := names(strings.ToLower(from), `\`), names(strings.ToLower(to), `\`)
	written := names(to, `\`)
	n := common(a, b)
	if n == 0 && len(a) > 0 && len(b) > 0 {
		short, long := strings.Join(a, `\`), strings.Join(b, `\`)
		if len(short) > len(long) {
			short, long = long, short
		}
		if !strings.HasPrefix(long, short) {
			return to
		}
		// Without a drive and with nothing in common but the letters one of
		// them begins with, Node forgets the separator: \a to \ab is ..ab.
		return strings.Join(ups(len(a)), `\`) + strings.Join(written, `\`)
	}
	return strings.Join(append(ups(len(a)-n), written[n:]...), `\`)
}

// Namespaced is path.toNamespacedPath: an absolute path of Windows in the form
// that has no limit of length, any other as it is. Safe from any goroutine.
func (f *Flavor) Namespaced(path string) string {
	if !f.windows || path == "" {
		return path
	}
	resolved := f.Resolve(path)
	switch {
	case length(resolved) <= 2:
		return path
	case strings.HasPrefix(resolved, `\\`):
		if resolved[2] != '?' && resolved[2] != '.' {
			return `\\?\UNC\` + resolved[2:]
		}
	case f.drive(resolved) > 0 && resolved[2] == '\\':
		return `\\?\` + resolved
	}
	return resolved
}

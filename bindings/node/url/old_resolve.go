package url

import (
	"slices"
	"strings"
)

// resolveOld is the URL that a link to rel on the page u leads to, as
// url.resolve sees it.
func (u *old) resolve(rel *old) *old {
	r := *u
	r.hash = rel.hash
	finish := func() *old {
		r.href = r.format()
		return &r
	}
	switch {
	case rel.href == "":
		return finish()
	case rel.slashes && rel.protocol.s == "":
		protocol := r.protocol
		r = *rel
		r.protocol = protocol
		if slashed(r.protocol.s) && r.hostname.s != "" && r.pathname.s == "" {
			r.pathname, r.path = some("/"), some("/")
		}
		return finish()
	case rel.protocol.s != "" && rel.protocol.s != r.protocol.s:
		if !slashed(rel.protocol.s) {
			r = *rel
			return finish()
		}
		return r.elsewhere(*rel)
	}
	r.along(*rel)
	return finish()
}

// elsewhere is a link that changes to another protocol with a host.
func (r *old) elsewhere(rel old) *old {
	r.protocol = rel.protocol
	r.pathname = rel.pathname
	if rel.host.s == "" && strings.TrimSuffix(rel.protocol.s, ":") != "file" {
		// http:a/b means the host a.
		parts := strings.Split(rel.pathname.s, "/")
		for len(parts) > 0 && rel.host.s == "" {
			rel.host = some(parts[0])
			parts = parts[1:]
		}
		if !rel.hostname.ok {
			rel.hostname = some("")
		}
		if len(parts) == 0 || parts[0] != "" {
			parts = slices.Insert(parts, 0, "")
		}
		if len(parts) < 2 {
			parts = slices.Insert(parts, 0, "")
		}
		r.pathname = some(strings.Join(parts, "/"))
	}
	r.search, r.query, r.auth, r.port = rel.search, rel.query, rel.auth, rel.port
	r.host = some(rel.host.s)
	r.hostname = rel.hostname
	if r.hostname.s == "" {
		r.hostname = rel.host
	}
	r.setPath()
	r.slashes = r.slashes || rel.slashes
	r.href = r.format()
	return r
}

func segments(path text) []string {
	if path.s == "" {
		return nil
	}
	return strings.Split(path.s, "/")
}

// put makes host the first segment.
func put(path []string, host string) []string {
	if len(path) > 0 && path[0] == "" {
		path[0] = host
		return path
	}
	return slices.Insert(path, 0, host)
}

// takeHost makes the first segment the host, of protocols that have none.
func (r *old) takeHost(path []string) []string {
	r.host = text{}
	if len(path) > 0 {
		r.host = some(path[0])
		path = path[1:]
	}
	r.hostname = r.host
	if auth, host, ok := strings.Cut(r.host.s, "@"); ok && auth != "" {
		host, _, _ = strings.Cut(host, "@")
		r.auth, r.host, r.hostname = some(auth), some(host), some(host)
	}
	return path
}

// along is a link on the same host, or to a path.
func (r *old) along(rel old) {
	sourceAbs := strings.HasPrefix(r.pathname.s, "/")
	relAbs := rel.host.s != "" || strings.HasPrefix(rel.pathname.s, "/")
	abs := relAbs || sourceAbs || r.host.s != "" && rel.pathname.s != ""
	allDots := abs
	path, relPath := segments(r.pathname), segments(rel.pathname)
	bare := r.protocol.s != "" && !slashed(r.protocol.s)
	if bare {
		r.hostname, r.port = some(""), text{}
		if r.host.s != "" {
			path = put(path, r.host.s)
		}
		r.host = some("")
		if rel.protocol.s != "" {
			rel.hostname, rel.port, r.auth = text{}, text{}, text{}
			if rel.host.s != "" {
				relPath = put(relPath, rel.host.s)
			}
			rel.host = text{}
		}
		abs = abs && (len(relPath) > 0 && relPath[0] == "" || len(path) > 0 && path[0] == "")
	}
	switch {
	case relAbs:
		if rel.host.ok {
			if r.host != rel.host {
				r.auth = text{}
			}
			r.host, r.port = rel.host, rel.port
		}
		if rel.hostname.ok {
			if r.hostname != rel.hostname {
				r.auth = text{}
			}
			r.hostname = rel.hostname
		}
		r.search, r.query = rel.search, rel.query
		path = relPath
	case len(relPath) > 0:
		path = slices.Concat(path[:max(len(path)-1, 0)], relPath)
		r.search, r.query = rel.search, rel.query
	case rel.search.ok:
		if bare {
			r.takeHost(path)
		}
		r.search, r.query = rel.search, rel.query
		if r.pathname.ok || r.search.ok {
			r.path = some(r.pathname.s + r.search.s)
		}
		return
	}
	if len(path) == 0 {
		r.pathname, r.path = text{}, text{}
		if r.search.s != "" {
			r.path = some("/" + r.search.s)
		}
		return
	}
	last := path[len(path)-1]
	folder := last == "" || (last == "." || last == "..") && (r.host.s != "" || rel.host.s != "" || len(path) > 1)
	path, up := withoutDots(path)
	if !abs && !allDots {
		for range up {
			path = slices.Insert(path, 0, "..")
		}
	}
	if abs && (len(path) == 0 || path[0] != "" && path[0][0] != '/') {
		path = slices.Insert(path, 0, "")
	}
	if folder && !strings.HasSuffix(strings.Join(path, "/"), "/") {
		path = append(path, "")
	}
	rooted := len(path) > 0 && (path[0] == "" || path[0][0] == '/')
	if bare {
		if rooted || len(path) == 0 {
			r.host, r.hostname = some(""), some("")
		} else {
			path = r.takeHost(path)
		}
	}
	if (abs || r.host.s != "" && len(path) > 0) && !rooted {
		path = slices.Insert(path, 0, "")
	}
	r.pathname, r.path = text{}, text{}
	if len(path) > 0 {
		r.pathname = some(strings.Join(path, "/"))
	}
	if r.pathname.ok || r.search.ok {
		r.path = some(r.pathname.s + r.search.s)
	}
	if rel.auth.s != "" {
		r.auth = rel.auth
	}
	r.slashes = r.slashes || rel.slashes
}

// withoutDots resolves . and .. and tells how many of the latter are left.
func withoutDots(path []string) (rest []string, up int) {
	for _, segment := range slices.Backward(path) {
		switch {
		case segment == ".":
		case segment == "..":
			up++
		case up > 0:
			up--
		default:
			rest = append(rest, segment)
		}
	}
	slices.Reverse(rest)
	return rest, up
}

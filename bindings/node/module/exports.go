package module

import (
	"net/url"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/env"
)

// packageExports is PACKAGE_EXPORTS_RESOLVE: the URL of what a package exports
// as subpath, "." or "./x". base is the path of who asks, "" to leave it out of
// messages.
func (r *resolver) packageExports(p *packageJSON, subpath, base string, conditions []string) (string, error) {
	q := &lookup{r: r, pkg: p, conditions: conditions, base: base}
	exports, err := q.subpaths(p.Exports)
	if err != nil {
		return "", err
	}
	href, out, err := q.find(exports, subpath)
	if err == nil && out != resolved {
		err = q.notExported(subpath)
	}
	return href, err
}

// packageImports is PACKAGE_IMPORTS_RESOLVE: the URL of what a package means by
// a name that begins with #.
func (r *resolver) packageImports(name, base string, conditions []string) (string, error) {
	if name == "#" || strings.HasPrefix(name, "#/") || strings.HasSuffix(name, "/") {
		return "", invalidSpecifier(name, "is not a valid internal imports specifier name", base)
	}
	p, err := r.scope(base)
	if err != nil {
		return "", err
	}
	in := ""
	if p != nil {
		if imports, ok := p.Imports.(*fields); ok {
			q := &lookup{r: r, pkg: p, conditions: conditions, base: base, imports: true}
			href, out, err := q.find(imports, name)
			if err != nil || out == resolved {
				return href, err
			}
		}
		in = " in package " + p.file()
	}
	return "", &resolveError{
		kind: env.TypeError, code: "ERR_PACKAGE_IMPORT_NOT_DEFINED",
		message: `Package import specifier "` + name + `" is not defined` + in + " imported from " + base,
		frame:   "importNotDefined",
	}
}

// subpaths is exports as a map of subpaths: what is short for {".": exports}
// made long.
func (q *lookup) subpaths(exports any) (*fields, error) {
	f, ok := exports.(*fields)
	dots := 0
	if ok {
		for _, key := range f.keys {
			if strings.HasPrefix(key, ".") {
				dots++
			}
		}
	}
	switch {
	case ok && dots > 0 && dots < len(f.keys):
		return nil, q.configError(`"exports" cannot contain some keys starting with '.' and some not. The exports object must either be ` +
			"an object of package subpath keys or an object of main entry condition name keys only.")
	case ok && dots == len(f.keys):
		return f, nil
	}
	return &fields{keys: []string{"."}, values: map[string]any{".": exports}}, nil
}

// find looks a name up: as it stands, or with the best of the patterns.
func (q *lookup) find(in *fields, name string) (string, outcome, error) {
	if target, ok := in.values[name]; ok && !strings.Contains(name, "*") && (q.imports || !strings.HasSuffix(name, "/")) {
		q.match = name
		return q.target(target)
	}
	best, star := "", ""
	for _, key := range in.keys {
		head, tail, ok := strings.Cut(key, "*")
		if !ok || !strings.HasPrefix(name, head) {
			continue
		}
		if !q.imports && strings.HasSuffix(name, "/") {
			q.warnTrailing(name)
		}
		if len(name) > len(head) && len(name) >= len(key) && strings.HasSuffix(name, tail) && !strings.Contains(tail, "*") &&
			(best == "" || isBetter(key, best)) {
			best, star = key, name[len(head):len(name)-len(tail)]
		}
	}
	if best == "" {
		return "", unmatched, nil
	}
	q.match, q.star, q.pattern, q.mapped = best, star, true, !q.imports && strings.HasSuffix(name, "/")
	return q.target(in.values[best])
}

// isBetter tells whether pattern a says more than b: more in front of its *,
// then more in all.
func isBetter(a, b string) bool {
	headA, headB := strings.IndexByte(a, '*'), strings.IndexByte(b, '*')
	return headA > headB || headA == headB && len(a) > len(b)
}

// notExported is ERR_PACKAGE_PATH_NOT_EXPORTED.
func (q *lookup) notExported(subpath string) error {
	text := `No "exports" main defined in `
	if subpath != "." {
		text = "Package subpath '" + subpath + `' is not defined by "exports" in `
	}
	return &resolveError{
		kind: env.Error, code: "ERR_PACKAGE_PATH_NOT_EXPORTED",
		message: text + q.pkg.file() + q.importedFrom(), frame: "exportsNotFound",
	}
}

// warnTrailing is Node's deprecation DEP0155, once for each request.
func (q *lookup) warnTrailing(name string) {
	at := place{q.pkg.dir, name}
	if q.r.onDeprecated == nil || q.r.trailing[at] {
		return
	}
	if q.r.trailing == nil {
		q.r.trailing = make(map[place]bool)
	}
	q.r.trailing[at] = true
	q.r.onDeprecated("DEP0155", `Use of deprecated trailing slash pattern mapping "`+name+`" in the "exports" field module resolution of the package at `+
		q.pkg.file()+q.importedFrom()+`. Mapping specifiers ending in "/" is no longer supported.`)
}

func invalidSpecifier(specifier, reason, base string) error {
	text := `Invalid module "` + specifier + `" ` + reason
	if base != "" {
		text += " imported from " + base
	}
	return &resolveError{kind: env.TypeError, code: "ERR_INVALID_MODULE_SPECIFIER", message: text, frame: "packageResolve"}
}

// splitName is the package and the subpath that a bare request names; ok is
// false for what no package may be called: ./x, /x, a name with a percent sign
// or a backslash.
func splitName(request string) (name, subpath string, ok bool) {
	name, rest, deep := strings.Cut(request, "/")
	if strings.HasPrefix(request, "@") {
		inner, after, more := strings.Cut(rest, "/")
		if !deep || name == "@" || inner == "" || strings.ContainsAny(name, `\%`) {
			return "", "", false
		}
		name, rest, deep = name+"/"+inner, after, more
	}
	if name == "" || name[0] == '.' || strings.ContainsAny(name, `\%`) {
		return "", "", false
	}
	if deep {
		return name, "./" + rest, true
	}
	return name, ".", true
}

// exported is what require(request) finds in a folder named node_modules whose
// package has exports; "" where main and files decide.
func (r *resolver) exported(dir, request string) (string, error) {
	name, subpath, ok := splitName(request)
	if !ok {
		return "", nil
	}
	p, err := r.readPackage(r.files.resolve(dir, name))
	if err != nil || p == nil || p.Exports == nil {
		return "", err
	}
	href, err := r.packageExports(p, subpath, "", r.requireConditions())
	if err != nil {
		return "", err
	}
	return r.finish(href, "", p.file())
}

// self is what a request finds that names the package which the file asking
// belongs to; "" if it is another's name.
func (r *resolver) self(request, from string) (string, error) {
	p, err := r.scope(from)
	if err != nil || p == nil || p.Exports == nil || p.Name == "" {
		return "", err
	}
	rest, ok := strings.CutPrefix(request, p.Name)
	if !ok || rest != "" && rest[0] != '/' {
		return "", nil
	}
	href, err := r.packageExports(p, "."+rest, from, r.requireConditions())
	if err != nil {
		return "", err
	}
	return r.finish(href, from, p.file())
}

// internal is what a request finds that begins with #, in the imports of the
// package which the file asking belongs to; "" if that has none.
func (r *resolver) internal(request, from string) (string, error) {
	p, err := r.scope(from)
	if err != nil || p == nil || p.Imports == nil {
		return "", err
	}
	href, err := r.packageImports(request, from, r.requireConditions())
	if is(err, "ERR_MODULE_NOT_FOUND") {
		return "", &goneError{file: request}
	}
	if err != nil {
		return "", err
	}
	return r.finish(href, from, p.file())
}

// goneError is a file that a package.json promises, and that is not there.
type goneError struct{ file, packageFile string }

func (e *goneError) Error() string { return "Cannot find module '" + e.file + "'" }

// finish is the file of a URL that a package.json gave to require.
func (r *resolver) finish(href, from, packageFile string) (string, error) {
	if encodedSeparator(pathOf(href)) {
		return "", invalidSpecifier(href, `must not include encoded "/" or "\" characters`, from)
	}
	path, err := filePath(href)
	if err != nil {
		return "", err
	}
	if !strings.HasSuffix(path, "/") {
		if found, err := r.tryFile(path); found != "" || err != nil {
			return found, err
		}
	}
	return "", &goneError{path, packageFile}
}

// requireConditions are the conditions of require.
func (r *resolver) requireConditions() []string {
	return append(r.conditions, "node", "require", "node-addons")
}

// importConditions are the conditions of import.
func (r *resolver) importConditions() []string {
	return append(r.conditions, "node", "import", "node-addons")
}

// pathOf is the path of a URL as the parser wrote it, without query and
// fragment.
func pathOf(href string) string {
	_, path, _ := strings.Cut(href, "://")
	if i := strings.IndexByte(path, '/'); i >= 0 {
		path = path[i:]
	}
	if i := strings.IndexAny(path, "?#"); i >= 0 {
		path = path[:i]
	}
	return path
}

// tailOf is the query and the fragment of a URL.
func tailOf(href string) string {
	if i := strings.IndexAny(href, "?#"); i >= 0 {
		return href[i:]
	}
	return ""
}

// schemeOf is "file:" of a URL's text.
func schemeOf(href string) string { return href[:strings.IndexByte(href, ':')+1] }

func encodedSeparator(path string) bool {
	path = strings.ToLower(path)
	return strings.Contains(path, "%2f") || strings.Contains(path, "%5c")
}

// filePath is url.fileURLToPath.
func filePath(href string) (string, error) {
	rest, ok := strings.CutPrefix(href, "file://")
	if !ok {
		return "", &resolveError{kind: env.TypeError, code: "ERR_INVALID_URL_SCHEME", message: "The URL must be of scheme file", frame: "fileURLToPath"}
	}
	if !strings.HasPrefix(rest, "/") {
		return "", &resolveError{
			kind: env.TypeError, code: "ERR_INVALID_FILE_URL_HOST",
			message: `File URL host must be "localhost" or empty on linux`, frame: "fileURLToPath",
		}
	}
	path, err := url.PathUnescape(pathOf(href))
	if err != nil {
		return "", &resolveError{kind: "URIError", message: "URI malformed", frame: "fileURLToPath"}
	}
	return path, nil
}

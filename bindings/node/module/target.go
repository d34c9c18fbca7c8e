package module

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/url"
)

// resolveError is an error of Node's resolver with its code.
type resolveError struct {
	kind, code, message string
	// url is where the file was expected, an own property of the error; ""
	// for none.
	url string
	// frame is the function of Node's that throws.
	frame string
}

func (e *resolveError) Error() string { return e.message }

// is tells whether err is one of Node's with this code.
func is(err error, code string) bool {
	var r *resolveError
	return errors.As(err, &r) && r.code == code
}

// lookup is one question put to the exports or imports of a package.json.
type lookup struct {
	r          *resolver
	pkg        *packageJSON
	conditions []string
	base       string // who asks: a path, "" where messages say nothing of it
	imports    bool   // of the field imports
	match      string // the key that was found
	star       string // what its * stands for
	pattern    bool   // it has a *
	mapped     bool   // the request ends in a slash, which has been warned of
}

// outcome is what a target comes to.
type outcome int8

const (
	unmatched outcome = iota // undefined: no condition holds
	refused                  // null
	resolved
)

func (q *lookup) field() string {
	if q.imports {
		return "imports"
	}
	return "exports"
}

func (q *lookup) importedFrom() string {
	if q.base == "" {
		return ""
	}
	return " imported from " + q.base
}

// target is PACKAGE_TARGET_RESOLVE: the URL that a target stands for.
func (q *lookup) target(target any) (string, outcome, error) {
	switch t := target.(type) {
	case nil:
		return "", refused, nil
	case string:
		href, err := q.text(t)
		return href, resolved, err
	case []any:
		return q.first(t)
	case *fields:
		for _, key := range t.keys {
			if isIndex(key) {
				return "", 0, q.configError(`"exports" cannot contain numeric property keys.`)
			}
		}
		for _, key := range t.keys {
			if key != "default" && !slices.Contains(q.conditions, key) {
				continue
			}
			if href, out, err := q.target(t.values[key]); out != unmatched || err != nil {
				return href, out, err
			}
		}
		return "", unmatched, nil
	}
	return "", 0, q.invalidTarget(jsonText(target))
}

// first is the first target of a list that is one: those that are invalid are
// passed over.
func (q *lookup) first(list []any) (string, outcome, error) {
	if len(list) == 0 {
		return "", refused, nil
	}
	var last error
	out := unmatched
	for _, t := range list {
		href, got, err := q.target(t)
		switch {
		case err != nil && !is(err, "ERR_INVALID_PACKAGE_TARGET"), err == nil && got == resolved:
			return href, got, err
		case err != nil || got == refused:
			out, last = refused, err
		}
	}
	return "", out, last
}

// isIndex tells whether a key would be an index of an array.
func isIndex(key string) bool {
	n, err := strconv.ParseUint(key, 10, 32)
	return err == nil && n < 1<<32-1 && strconv.FormatUint(n, 10) == key
}

// text is a target that is a string.
func (q *lookup) text(target string) (string, error) {
	if !strings.HasPrefix(target, "./") {
		if q.imports && !strings.HasPrefix(target, "../") && !strings.HasPrefix(target, "/") {
			if _, isURL := url.Parse(target, ""); !isURL {
				return q.r.packageResolve(q.filled(target), q.pkg.file(), q.conditions)
			}
		}
		return "", q.invalidTarget(target)
	}
	if odd, bad := segments(target[2:]); bad {
		return "", q.invalidTarget(target)
	} else if odd && !q.mapped {
		q.warnSegment(q.filled(target), true)
	}
	root := url.PathToFile(q.pkg.dir)
	href, ok := url.Parse(target, root+"/package.json")
	if !ok || !strings.HasPrefix(pathOf(href), pathOf(root)+"/") {
		return "", q.invalidTarget(target)
	}
	if !q.pattern {
		return href, nil
	}
	if odd, bad := segments(q.star); bad {
		return "", &resolveError{
			kind: env.TypeError, code: "ERR_INVALID_MODULE_SPECIFIER",
			message: `Invalid module "` + q.request() + `" request is not a valid match in pattern "` + q.match + `" for the "` +
				q.field() + `" resolution of ` + q.pkg.file() + q.importedFrom(),
			frame: "throwInvalidSubpath",
		}
	} else if odd && !q.mapped {
		q.warnSegment(q.filled(target), false)
	}
	href, _ = url.Parse(q.filled(href), "")
	return href, nil
}

// filled puts what the * of the key stands for in place of those of a target.
func (q *lookup) filled(target string) string {
	if !q.pattern {
		return target
	}
	return strings.ReplaceAll(target, "*", q.star)
}

// request is what was asked for.
func (q *lookup) request() string {
	if !q.pattern {
		return q.match
	}
	return strings.Replace(q.match, "*", q.star, 1)
}

// segments looks at the segments of a path: odd ones are empty, bad ones would
// leave the package or name a node_modules, however they are written.
func segments(path string) (odd, bad bool) {
	for _, s := range strings.Split(strings.ReplaceAll(path, `\`, "/"), "/") {
		switch strings.ToLower(unescapeLetters(s)) {
		case "":
			odd = true
		case ".", "..", "node_modules":
			odd, bad = true, true
		}
	}
	return odd, bad
}

// unescapeLetters undoes the percent encoding of ASCII.
func unescapeLetters(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			if c, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil && c < 0x80 {
				b.WriteByte(byte(c))
				i += 2
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// invalidTarget is ERR_INVALID_PACKAGE_TARGET.
func (q *lookup) invalidTarget(target string) error {
	text := "Invalid " + strconv.Quote(q.field())
	if q.match == "." {
		text += " main target " + jsonText(target)
	} else {
		text += " target " + jsonText(target) + " defined for '" + q.match + "'"
	}
	if q.match == "." {
		text += " defined"
	}
	text += " in the package config " + q.pkg.file() + q.importedFrom()
	if !q.imports && target != "" && !strings.HasPrefix(target, "./") {
		text += `; targets must start with "./"`
	}
	return &resolveError{kind: env.Error, code: "ERR_INVALID_PACKAGE_TARGET", message: text, frame: "invalidPackageTarget"}
}

// configError is ERR_INVALID_PACKAGE_CONFIG.
func (q *lookup) configError(text string) error { return configError(q.pkg.file(), q.base, text) }

func configError(file, base, text string) error {
	message := "Invalid package config " + file
	if base != "" {
		message += " while importing " + url.PathToFile(base)
	}
	return &resolveError{kind: env.Error, code: "ERR_INVALID_PACKAGE_CONFIG", message: message + ". " + text, frame: "packageExportsResolve"}
}

// warnSegment is Node's deprecation DEP0166.
func (q *lookup) warnSegment(target string, inTarget bool) {
	if q.r.onDeprecated == nil {
		return
	}
	what, where := "leading or trailing slash matching", q.request()
	if inTarget {
		where = target
	}
	if strings.Contains(where, "//") {
		what = "double slash"
	}
	text := "Use of deprecated " + what + ` resolving "` + target + `" for module request "` + q.request() + `" `
	if q.request() != q.match {
		text += `matched to "` + q.match + `" `
	}
	text += `in the "` + q.field() + `" field module resolution of the package at ` + q.pkg.file() + q.importedFrom() + "."
	q.r.onDeprecated("DEP0166", text)
}

// jsonText is JSON.stringify of what a package.json holds.
func jsonText(v any) string {
	switch v := v.(type) {
	case string:
		return quoteJSON(v)
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	case bool:
		return strconv.FormatBool(v)
	}
	return "null"
}

func quoteJSON(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r == '\r':
			b.WriteString(`\r`)
		case r < ' ':
			b.WriteString(`\u00` + string("0123456789abcdef"[r>>4]) + string("0123456789abcdef"[r&15]))
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

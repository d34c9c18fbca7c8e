package module

import (
	"path/filepath"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/url"
)

// packageResolve is PACKAGE_RESOLVE: the URL of a bare specifier, asked for by
// the file base. The file need not exist.
func (r *resolver) packageResolve(specifier, base string, conditions []string) (string, error) {
	if r.isCore != nil && r.isCore(specifier) {
		return "node:" + specifier, nil
	}
	// Node walks on with an empty name, and tells of the first folder it meets.
	name, subpath, ok := splitName(specifier)
	if !ok && specifier != "" {
		return "", invalidSpecifier(specifier, "is not a valid package name", base)
	}
	if name != "" {
		if p, err := r.scope(base); err != nil {
			return "", packageConfig(err, specifier, base)
		} else if p != nil && p.Exports != nil && p.Name == name {
			return r.packageExports(p, subpath, base, conditions)
		}
	}
	for dir := filepath.Dir(base); ; dir = filepath.Dir(dir) {
		folderOf := filepath.Join(dir, "node_modules", name)
		if r.files.kind(folderOf) == folder {
			return r.inPackage(folderOf, name, subpath, specifier, base, conditions)
		}
		if filepath.Dir(dir) == dir {
			return "", notFoundModule("package", name, base, "")
		}
	}
}

// inPackage is PACKAGE_RESOLVE once the package's folder is found.
func (r *resolver) inPackage(dir, name, subpath, specifier, base string, conditions []string) (string, error) {
	p, err := r.readPackage(dir)
	if err != nil {
		return "", packageConfig(err, specifier, base)
	}
	switch {
	case p != nil && p.Exports != nil:
		return r.packageExports(p, subpath, base, conditions)
	case name == "":
		return "", notFoundModule("package", dir+"//index.js", base, "")
	case subpath != ".":
		href, ok := url.Parse(subpath, url.PathToFile(dir)+"/package.json")
		if !ok {
			return "", invalidSpecifier(specifier, "is not a valid package name", base)
		}
		return href, nil
	}
	return r.legacyMain(dir, p, base)
}

// legacyMain is LEGACY_MAIN_RESOLVE: the main file of a package without
// exports, searched for as require does.
func (r *resolver) legacyMain(dir string, p *packageJSON, base string) (string, error) {
	var tries []string
	if p != nil && p.Main != "" {
		main := r.files.resolve(dir, p.Main)
		for _, tail := range [...]string{"", ".js", ".json", ".node", "/index.js", "/index.json", "/index.node"} {
			tries = append(tries, main+tail)
		}
	}
	for _, name := range [...]string{"index.js", "index.json", "index.node"} {
		tries = append(tries, filepath.Join(dir, name))
	}
	for _, path := range tries {
		if r.files.kind(path) == file {
			return url.PathToFile(path), nil
		}
	}
	return "", notFoundModule("package", filepath.Join(dir, "index.js"), base, "")
}

// packageConfig is the error of import for a package.json that is not JSON.
func packageConfig(err error, specifier, base string) error {
	bad, ok := err.(*packageError)
	if !ok {
		return err
	}
	return &resolveError{
		kind: env.Error, code: "ERR_INVALID_PACKAGE_CONFIG",
		message: "Invalid package config " + bad.file + ` while importing "` + specifier + `" from ` + base + ". " + bad.err.Error(),
		frame:   "read",
	}
}

func notFoundModule(what, name, base, href string) error {
	return &resolveError{
		kind: env.Error, code: "ERR_MODULE_NOT_FOUND", url: href,
		message: "Cannot find " + what + " '" + name + "' imported from " + base, frame: "finalizeResolution",
	}
}

// importURL is ESM_RESOLVE: the URL that specifier means in a module whose URL
// is parent.
func (r *resolver) importURL(specifier, parent string) (string, error) {
	fromFile := strings.HasPrefix(parent, "file:")
	base := parent
	if fromFile {
		var err error
		if base, err = filePath(parent); err != nil {
			return "", err
		}
	}
	href, ok := "", false
	switch {
	case specifier != "" && (specifier[0] == '/' || isRelative(specifier)):
		if href, ok = url.Parse(specifier, parent); !ok {
			return "", unsupportedRequest(specifier, parent)
		}
	case fromFile && strings.HasPrefix(specifier, "#"):
		var err error
		if href, err = r.packageImports(specifier, base, r.importConditions()); err != nil {
			return "", err
		}
	default:
		if href, ok = url.Parse(specifier, ""); ok {
			break
		}
		if !fromFile {
			if r.isCore != nil && r.isCore(specifier) {
				return "node:" + specifier, nil
			}
			return "", unsupportedRequest(specifier, parent)
		}
		var err error
		if href, err = r.packageResolve(specifier, base, r.importConditions()); err != nil {
			return "", err
		}
	}
	if !strings.HasPrefix(href, "file:") {
		return href, nil
	}
	return r.existing(href, base)
}

// existing is the URL of a file without symbolic links.
func (r *resolver) existing(href, base string) (string, error) {
	path := pathOf(href)
	if encodedSeparator(path) {
		return "", invalidSpecifier(path, `must not include encoded "/" or "\" characters`, base)
	}
	path, err := filePath(href)
	if err != nil {
		return "", err
	}
	switch r.files.kind(strings.TrimSuffix(path, "/")) {
	case folder:
		return "", &resolveError{
			kind: env.Error, code: "ERR_UNSUPPORTED_DIR_IMPORT", url: href,
			message: "Directory import '" + path + "' is not supported resolving ES modules imported from " + base,
			frame:   "finalizeResolution",
		}
	case missing:
		return "", notFoundModule("module", path, base, href)
	}
	real, err := r.realpath(path)
	if err != nil {
		return "", notFoundModule("module", path, base, href)
	}
	if strings.HasSuffix(path, "/") {
		real += "/"
	}
	return url.PathToFile(real) + tailOf(href), nil
}

func unsupportedRequest(specifier, parent string) error {
	return &resolveError{
		kind: env.TypeError, code: "ERR_UNSUPPORTED_RESOLVE_REQUEST",
		message: `Failed to resolve module specifier "` + specifier + `" from "` + parent + `": Invalid relative URL or base scheme is not hierarchical.`,
		frame:   "moduleResolve",
	}
}

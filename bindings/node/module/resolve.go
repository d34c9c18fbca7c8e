package module

import (
	"path/filepath"
	"strings"
)

// resolver finds the file that a request names. It is Node's algorithm
// (Module._findPath and what it calls) over the file system alone: it knows no
// engine and no module.
type resolver struct {
	files files
	// extensions lists what may be appended, in order. It is asked only when
	// a path is not a file as it stands.
	extensions func() ([]string, error)
	// onInvalidMain hears of a package whose main names nothing but which has
	// an index file (DEP0128).
	onInvalidMain func(packageFile, main string)
	// onDeprecated hears of what a package.json should not say any more.
	onDeprecated func(code, text string)
	// isCore tells the names of core modules.
	isCore func(name string) bool
	// conditions hold besides Node's own in exports and imports.
	conditions []string

	packages map[string]*packageJSON // by folder
	trailing map[place]bool          // requests whose slash has been warned of
	real     map[string]string       // folders whose real path is known
}

// kind is what a path is, as Node's internal stat tells it.
type kind int8

const (
	missing kind = iota
	file
	folder
)

// find looks for request in each of paths, or nowhere else than at itself if
// it is absolute. No file is "".
func (r *resolver) find(request string, paths []string) (string, error) {
	absolute := filepath.IsAbs(request)
	if absolute {
		paths = []string{""}
	}
	for _, path := range paths {
		// Most folders named node_modules on the way up do not exist: one
		// stat each settles it.
		if !absolute && !isRelative(request) && r.files.kind(path) != folder {
			continue
		}
		if !absolute {
			if found, err := r.exported(path, request); found != "" || err != nil {
				return found, err
			}
		}
		found, err := r.findAt(request, r.files.resolve(path, request))
		if found != "" || err != nil {
			return found, err
		}
	}
	return "", nil
}

func (r *resolver) findAt(request, base string) (string, error) {
	is := r.files.kind(base)
	if !namesFolder(request) {
		if is == file {
			return r.realpath(base)
		}
		found, err := r.tryExtensions(base)
		if found != "" || err != nil {
			return found, err
		}
	}
	if is == folder {
		return r.tryPackage(base, request)
	}
	return "", nil
}

// namesFolder tells whether a request can only mean a folder.
func namesFolder(request string) bool {
	last := request[strings.LastIndexByte(request, '/')+1:]
	return last == "" || last == "." || last == ".."
}

func (r *resolver) tryFile(path string) (string, error) {
	if r.files.kind(path) != file {
		return "", nil
	}
	return r.realpath(path)
}

func (r *resolver) tryExtensions(base string) (string, error) {
	extensions, err := r.extensions()
	if err != nil {
		return "", err
	}
	for _, extension := range extensions {
		if found, err := r.tryFile(base + extension); found != "" || err != nil {
			return found, err
		}
	}
	return "", nil
}

// invalidMainError is a folder without index whose package.json has a main
// that is not there.
type invalidMainError struct{ main, packageFile, request string }

func (e *invalidMainError) Error() string {
	return "Cannot find module '" + e.main + `'. Please verify that the package.json has a valid "main" entry`
}

func (r *resolver) tryPackage(dir, request string) (string, error) {
	p, err := r.readPackage(dir)
	if err != nil {
		return "", err
	}
	index := filepath.Join(dir, "index")
	if p == nil || p.Main == "" {
		return r.tryExtensions(index)
	}
	main := r.files.resolve(dir, p.Main)
	for _, try := range [...]func() (string, error){
		func() (string, error) { return r.tryFile(main) },
		func() (string, error) { return r.tryExtensions(main) },
		func() (string, error) { return r.tryExtensions(filepath.Join(main, "index")) },
	} {
		if found, err := try(); found != "" || err != nil {
			return found, err
		}
	}
	packageFile := filepath.Join(dir, "package.json")
	found, err := r.tryExtensions(index)
	if found == "" && err == nil {
		err = &invalidMainError{main, packageFile, request}
	}
	if found != "" && r.onInvalidMain != nil {
		r.onInvalidMain(packageFile, p.Main)
	}
	return found, err
}

// realpath follows symbolic links, remembering folders: a program's modules
// live in few.
func (r *resolver) realpath(path string) (string, error) {
	dir, name := filepath.Split(path)
	dir = filepath.Clean(dir)
	real, ok := r.real[dir]
	if !ok {
		var err error
		if real, err = r.files.realFolder(dir); err != nil {
			return "", err
		}
		if r.real == nil {
			r.real = make(map[string]string)
		}
		r.real[dir] = real
	}
	return r.files.realFile(filepath.Join(real, name))
}

// nodeModulePaths is Module._nodeModulePaths: node_modules in every folder from
// an absolute path up, but never below another node_modules.
func nodeModulePaths(from string) []string {
	var paths []string
	for dir := from; ; dir = filepath.Dir(dir) {
		if filepath.Base(dir) != "node_modules" {
			paths = append(paths, filepath.Join(dir, "node_modules"))
		}
		if parent := filepath.Dir(dir); parent == dir {
			return paths
		}
	}
}

// isRelative tells ./x and ../x from a name to look up.
func isRelative(request string) bool {
	return request == "." || request == ".." || strings.HasPrefix(request, "./") || strings.HasPrefix(request, "../")
}

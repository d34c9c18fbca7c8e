package module

import (
	"path/filepath"

	"github.com/uvgo/uvgo/bindings/node/jsontext"
)

// packageJSON is what the loader reads of a package.json.
type packageJSON struct {
	Main string
	Type string
}

// packageError is a package.json that is not JSON.
type packageError struct {
	file string
	err  error
}

func (e *packageError) Error() string { return "Error parsing " + e.file + ": " + e.err.Error() }

// readPackage reads the package.json of a folder once; nil if it has none.
func (r *resolver) readPackage(dir string) (*packageJSON, error) {
	if p, ok := r.packages[dir]; ok {
		return p, nil
	}
	file := filepath.Join(dir, "package.json")
	p, err := r.parsePackage(file)
	if err != nil {
		return nil, err
	}
	if r.packages == nil {
		r.packages = make(map[string]*packageJSON)
	}
	r.packages[dir] = p
	return p, nil
}

func (r *resolver) parsePackage(file string) (*packageJSON, error) {
	text, err := r.files.text(file)
	if err != nil {
		return nil, nil // no such file, as good as always
	}
	v, err := jsontext.Decode(text)
	if err != nil {
		return nil, &packageError{file, err}
	}
	// Fields of another type than string mean nothing to Node either.
	p := &packageJSON{}
	if fields, ok := v.(map[string]any); ok {
		p.Main, _ = fields["main"].(string)
		p.Type, _ = fields["type"].(string)
	}
	return p, nil
}

// scope is the package.json that a file belongs to: the nearest one up, not
// beyond a node_modules. Nil if there is none.
func (r *resolver) scope(filename string) (*packageJSON, error) {
	for dir := filepath.Dir(filename); filepath.Base(dir) != "node_modules"; dir = filepath.Dir(dir) {
		p, err := r.readPackage(dir)
		if p != nil || err != nil {
			return p, err
		}
		if filepath.Dir(dir) == dir {
			break
		}
	}
	return nil, nil
}

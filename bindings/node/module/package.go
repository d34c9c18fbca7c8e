package module

import (
	"path/filepath"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/jsontext"
)

// packageJSON is what the loader reads of a package.json. Exports and Imports
// are nil, bool, float64, string, []any or *fields; hasExports tells whether
// there is anything but null.
type packageJSON struct {
	dir              string
	Name, Main, Type string
	Exports, Imports any
}

func (p *packageJSON) file() string { return filepath.Join(p.dir, "package.json") }

// fields is an object of JSON with its keys in order, which is what conditions
// are decided by.
type fields struct {
	keys   []string
	values map[string]any
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
	p, err := r.parsePackage(dir)
	if err != nil {
		return nil, err
	}
	if r.packages == nil {
		r.packages = make(map[string]*packageJSON)
	}
	r.packages[dir] = p
	return p, nil
}

func (r *resolver) parsePackage(dir string) (*packageJSON, error) {
	p := &packageJSON{dir: dir}
	text, err := r.files.text(p.file())
	if err != nil {
		return nil, nil // no such file, as good as always
	}
	v, err := jsontext.Parse(ordered{}, text)
	if err != nil {
		return nil, &packageError{p.file(), err}
	}
	if f, ok := v.(*fields); ok {
		// Fields of another type than string mean nothing to Node either.
		p.Name, _ = f.values["name"].(string)
		p.Main, _ = f.values["main"].(string)
		p.Type, _ = f.values["type"].(string)
		p.Exports, p.Imports = f.values["exports"], f.values["imports"]
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

// ordered builds JSON as fields.
type ordered struct{}

func (ordered) Null() engine.Value                  { return nil }
func (ordered) Bool(b bool) engine.Value            { return b }
func (ordered) Number(f float64) engine.Value       { return f }
func (ordered) String(s string) engine.Value        { return s }
func (ordered) NewObject(engine.Value) engine.Value { return &fields{values: map[string]any{}} }

func (ordered) NewArray(elems ...engine.Value) engine.Value {
	array := make([]any, len(elems))
	for i, v := range elems {
		array[i] = v
	}
	return array
}

func (ordered) Define(obj engine.Value, key engine.Key, p engine.Property) error {
	f, name := obj.(*fields), key.(string)
	if _, again := f.values[name]; !again {
		f.keys = append(f.keys, name)
	}
	f.values[name] = p.Value
	return nil
}

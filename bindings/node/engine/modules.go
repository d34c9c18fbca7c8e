package engine

// Modules is what an Engine with ECMAScript modules offers besides. Which file a
// specifier means, and how it is read, is the business of whoever calls this;
// linking and running, with live bindings, cycles and top-level await, is the
// engine's.
//
// Loop goroutine only.
type Modules interface {
	// Module compiles src as a module: strict, with its own scope. Its
	// positions in errors and traces are src's own. What does not compile is a
	// *SyntaxError.
	Module(src Source) (Module, error)
	// Synthetic makes a module out of Go: these are the names it exports,
	// undefined until evaluate, which runs once, has set them.
	Synthetic(file string, exports []string, evaluate func(m Module) error) (Module, error)
	// OnImport answers import(): in the text whose Source.File is from, be it
	// a module or a script, specifier is what ToString gave, options the second
	// argument or undefined. What f gives is the promise that the script gets;
	// an error becomes a rejected one. Without OnImport every import() is
	// rejected.
	OnImport(f func(from, specifier string, options Value) (Value, error))
	// OnMeta fills import.meta, a fresh object without a prototype, when a
	// module first looks at it.
	OnMeta(f func(m Module, meta Value) error)
}

// Module is a module record. An engine's own modules only are linked together.
type Module interface {
	// File is Source.File.
	File() string
	// Requests are the modules it names, in the order of the text, each pair of
	// specifier and attributes once.
	Requests() []ModuleRequest
	// Awaits tells whether its own text awaits at its top.
	Awaits() bool
	// Link says which modules those are, in their order. It runs nothing, and
	// the modules need not be linked themselves yet.
	Link(dependencies []Module)
	// Instantiate finds the binding behind every imported and re-exported name
	// here and below, and makes their functions. A name that is not there, or is
	// ambiguous, is a *SyntaxError in V8's words, placed at the import.
	Instantiate() error
	// Evaluate runs what has not run yet, dependencies first, and gives a
	// promise for the end of it: the same one each time. Where no module
	// awaits at its top, all has run when it returns.
	Evaluate() (Value, error)
	// Awaiting is where its text, not done yet, stands at an await of its top
	// now, from one, in UTF-16 units; 0, 0 if it does not.
	Awaiting() (line, column int)
	// Namespace is the module namespace object.
	Namespace() Value
	// SetExport sets an export of a synthetic module.
	SetExport(name string, v Value) error
}

// ModuleRequest is what a module says of another one it needs.
type ModuleRequest struct {
	Specifier    string
	Attributes   map[string]string // with { type: 'json' }; nil for none
	Line, Column int               // of the specifier, from one, in UTF-16 units
}

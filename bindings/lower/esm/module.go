package esm

import (
	"github.com/dop251/goja/ast"

	"github.com/uvgo/uvgo/bindings/lower"
)

// Module is a source text taken apart.
type Module struct {
	Requests []Request
	Imports  []Import
	Exports  []Export
	// Await tells whether it awaits at its top. Bind finds out.
	Await bool

	// Text is what goja's parser reads, Head and Tail included: the source with
	// blanks for imports and exports.
	Text string
	// Inserted is what of Text is neither the source's nor Head.
	Inserted []Insert
	// Tree is Text, parsed: one function.
	Tree *ast.Program

	file      string
	src       string
	names     names
	imports   map[string]int   // by local name, which import
	exported  map[string][]int // by local name, which exports
	declared  []int            // where exported declarations begin, in the source
	anonymous int              // where the function or class of export default without a name begins; -1 for none
	dynamic   bool
}

// Head and Tail stand around the source in Module.Text.
const (
	Head = "(async function () {"
	Tail = "\n})"
)

// Request is a module that is named, with these attributes. Offset and End are
// where the source first says its specifier.
type Request struct {
	Specifier   string
	Attributes  map[string]string // nil for none
	Offset, End int
}

// Import is a name that a module takes from another.
type Import struct {
	Request     int
	Name        string // in the other module
	Namespace   bool   // it is the whole module
	Local       string
	Offset, End int
}

// Export is a name that a module gives, or all names of another one if Star.
type Export struct {
	Name  string
	Local string // the variable; "" if it is another module's
	// Request is where it comes from, -1 for a variable. Import is the name
	// there, Namespace says that it is the whole module.
	Request         int
	Import          string
	Namespace, Star bool
	// Fixed says that the variable is never assigned once it has its value.
	// Bind finds out.
	Fixed       bool
	Offset, End int
}

// Default is the variable behind an export default that names none.
const Default = "default"

// Insert is a piece of Text that was added, n bytes at an offset of Text.
type Insert struct{ At, N int }

// names are those that stand for import, import.meta and export default until
// the tree is there. They occur nowhere in the source.
type names struct{ dynamic, meta, def string }

// fail ends the parsing with an error about src[start:end].
func (m *Module) fail(start, end int, message string) {
	panic(lower.ErrorIn(m.file, m.src, start, end, message))
}

// ErrorIn is an error about src[start:end], found by who links the module.
func (m *Module) ErrorIn(start, end int, message string) *lower.SyntaxError {
	return lower.ErrorIn(m.file, m.src, start, end, message)
}

// Dynamic is the name that stands for import in Text where it is called, "" if
// it is not.
func (m *Module) Dynamic() string {
	if !m.dynamic {
		return ""
	}
	return m.names.dynamic
}

// Meta is the name that stands for import.meta in Text.
func (m *Module) Meta() string { return m.names.meta }

// TextOffset is where an offset of the source is in Text.
func (m *Module) TextOffset(offset int) int {
	offset += len(Head)
	for _, in := range m.Inserted {
		if in.At > offset {
			break
		}
		offset += in.N
	}
	return offset
}

package lower

import (
	"os"
	"strings"
	"testing"

	"github.com/robertkrimen/otto"
)

const hello = `const { createServer } = require('node:http');

const hostname = '127.0.0.1';
const port = 3000;

const server = createServer((req, res) => {
  res.statusCode = 200;
  res.setHeader('Content-Type', 'text/plain');
  res.end('Hello World');
});

server.listen(port, hostname, () => {
  console.log(` + "`Server running at http://${hostname}:${port}/`" + `);
});
`

func benchmark(b *testing.B, source string, changed bool) {
	b.Helper()
	b.SetBytes(int64(len(source)))
	b.ReportAllocs()
	for b.Loop() {
		r, err := File("b.js", source, module)
		if err != nil || r.Changed != changed {
			b.Fatal(err)
		}
	}
}

func BenchmarkHello(b *testing.B) { benchmark(b, hello, true) }

// ES5 passes through: this is what it costs to know that.
func BenchmarkES5(b *testing.B) {
	line := "exports.f = function (a, b) { if (a.c === 'd') { return b[0] + 1 } else { a.g(function () { return /x/.test(b) }) } };\n"
	benchmark(b, strings.Repeat(line, 300), false)
}

func BenchmarkModern(b *testing.B) {
	var all strings.Builder
	for _, name := range []string{"functions", "iteration", "templates", "asi"} {
		source, err := os.ReadFile("testdata/" + name + ".js")
		if err != nil {
			b.Fatal(err)
		}
		all.WriteString("(function () {" + string(source) + "\n})();\n")
	}
	benchmark(b, all.String(), true)
}

// What the first file pays for its helpers.
func BenchmarkHelpersOfHello(b *testing.B) {
	r, err := File("b.js", hello, module)
	if err != nil {
		b.Fatal(err)
	}
	vm := otto.New()
	for b.Loop() {
		if _, err := vm.Run(Runtime(r.Helpers...)); err != nil {
			b.Fatal(err)
		}
	}
}

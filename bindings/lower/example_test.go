package lower_test

import (
	"fmt"

	"github.com/robertkrimen/otto"
	"github.com/uvgo/uvgo/bindings/lower"
)

func Example() {
	source := `
const greet = (name = 'world') => ` + "`hello ${name}`" + `;
for (const who of [undefined, 'otto']) print(greet(who));
`
	r, err := lower.File("greet.js", source, lower.Options{})
	if err != nil {
		fmt.Println(err.(*lower.SyntaxError).Picture())
		return
	}
	vm := otto.New()
	vm.Set("print", func(s string) { fmt.Println(s) })
	if len(r.Helpers) > 0 {
		vm.Run(lower.Runtime(r.Helpers...))
	}
	vm.Run(r.Code)
	// Output:
	// hello world
	// hello otto
}

func ExampleSyntaxError_Picture() {
	_, err := lower.File("/home/me/app.js", "const a = 1;\nconst b = ;\n", lower.Options{})
	fmt.Println(err.(*lower.SyntaxError).Picture())
	// Output:
	// /home/me/app.js:2
	// const b = ;
	//           ^
	//
	// SyntaxError: Unexpected token ';'
}

package goja_test

import (
	"fmt"
	"strings"

	"github.com/uvgo/uvgo/bindings/goja"
	"github.com/uvgo/uvgo/bindings/node"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/process"
)

// A program runs until nothing is left to wait for; nobody calls the loop.
func Example() {
	rt, err := node.New(goja.New(goja.Options{}), node.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer rt.Close()
	code := rt.RunString("hello.js", `
		setTimeout(() => console.log('a timer, later'), 1);
		process.nextTick(() => console.log('a tick, at once'));
		console.log('the script');
	`, nil)
	fmt.Println("exit code", code)
	// Output:
	// the script
	// a tick, at once
	// a timer, later
	// exit code 0
}

// An embedder gives scripts a module of its own, and takes what they print.
func Example_embed() {
	greet := env.Module{Name: "greet", Load: func(e *env.Env) (engine.Value, error) {
		exports := e.Engine.NewObject(nil)
		return exports, e.Functions(exports, env.Method{Name: "hello", Length: 1, Func: func(c *engine.Call) (engine.Value, error) {
			name, err := e.StringArg("name", c.Arg(0))
			if err != nil {
				return nil, err
			}
			return e.Engine.String("Hello, " + name), nil
		}})
	}}
	var printed, failed strings.Builder
	rt, err := node.New(goja.New(goja.Options{}), node.Options{
		Process: process.Options{Args: []string{"world"}, Stdout: &printed, Stderr: &failed},
		Modules: []env.Module{greet},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer rt.Close()
	code := rt.RunString("[eval]", "const { hello } = require('greet');\nconsole.log(hello(process.argv[1]));\nhello(1);", nil)
	fmt.Print(printed.String())
	first, _, _ := strings.Cut(failed.String(), "\n    at ")
	fmt.Println(first)
	fmt.Println("exit code", code)
	// Output:
	// Hello, world
	// [eval]:3
	// hello(1);
	// ^
	//
	// TypeError [ERR_INVALID_ARG_TYPE]: The "name" argument must be of type string. Received type number (1)
	// exit code 1
}

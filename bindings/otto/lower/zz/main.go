package main

import (
	"flag"
	"fmt"
	"github.com/robertkrimen/otto"
	"github.com/uvgo/uvgo/bindings/otto/lower"
	"io"
	"os"
)

func main() {
	show := flag.Bool("s", false, "")
	fn := flag.Bool("f", false, "")
	flag.Parse()
	var b []byte
	name := "stdin"
	if flag.NArg() > 0 {
		b, _ = os.ReadFile(flag.Arg(0))
		name = flag.Arg(0)
	} else {
		b, _ = io.ReadAll(os.Stdin)
	}
	r, err := lower.File(name, string(b), lower.Options{Function: *fn})
	if err != nil {
		fmt.Println(err.(*lower.SyntaxError).Picture())
		os.Exit(1)
	}
	if *show {
		fmt.Println(r.Code)
	}
	vm := otto.New()
	vm.SetStackDepthLimit(2000)
	if _, err := vm.Run(lower.Runtime); err != nil {
		fmt.Println("RT", err)
	}
	code := r.Code
	if *fn {
		code = "var exports={},module={exports:exports};(function(exports,require,module){" + code + "\n}).call(exports,exports,0,module)"
	}
	s, err := vm.Compile(name, code)
	if err != nil {
		fmt.Println("COMPILE", err)
		os.Exit(2)
	}
	_, err = vm.Run(s)
	if err != nil {
		if e, ok := err.(*otto.Error); ok {
			fmt.Println("ERR", e.String())
		} else {
			fmt.Println("ERR", err)
		}
		os.Exit(3)
	}
}

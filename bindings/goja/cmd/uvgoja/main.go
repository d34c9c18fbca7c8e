// An idle program should be idle: without this the Go runtime looks now and
// then whether its share of the processors has changed.
//go:debug updatemaxprocs=0

// Command uvgoja runs programs written for Node on the goja interpreter, in
// pure Go: uvgoja hello.js. Its options are node's; uvgoja --help lists them.
package main

import (
	"os"

	"github.com/uvgo/uvgo/bindings/goja"
	"github.com/uvgo/uvgo/bindings/node/command"
	"github.com/uvgo/uvgo/bindings/node/engine"
)

func main() {
	os.Exit(command.Main("uvgoja", func() (engine.Engine, error) { return goja.New(goja.Options{}), nil }))
}

// An idle program should be idle: without this the Go runtime looks now and
// then whether its share of the processors has changed.
//go:debug updatemaxprocs=0

// Command uvotto runs programs written for Node on the otto interpreter, in
// pure Go: uvotto hello.js. Its options are node's; uvotto --help lists them.
package main

import (
	"os"

	"github.com/uvgo/uvgo/bindings/node/command"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/otto"
)

func main() {
	os.Exit(command.Main("uvotto", func() (engine.Engine, error) { return otto.New(otto.Options{}), nil }))
}

package main
import (_ "github.com/uvgo/uvgo/bindings/node/engine"; _ "github.com/robertkrimen/otto")
func main(){}

package main
import ("os";"github.com/uvgo/uvgo/bindings/otto/lower")
func main(){ b,_:=os.ReadFile(os.Args[1]); lower.File("x",string(b),lower.Options{Function:true}) }

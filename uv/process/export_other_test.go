//go:build !linux

package process

// Ways are how the end of a child may be learned; each is a switch.
var Ways = map[string]func(){"goroutine": func() {}}

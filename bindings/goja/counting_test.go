package goja_test

import (
	"testing"

	"github.com/uvgo/uvgo/bindings/goja"
	"github.com/uvgo/uvgo/bindings/node/embedtest"
	"github.com/uvgo/uvgo/bindings/node/engine"
)

// TestCounting: Node's layer could live on an engine that counts references.
func TestCounting(t *testing.T) {
	embedtest.Counting(t, func() engine.Engine { return goja.New(goja.Options{}) })
}

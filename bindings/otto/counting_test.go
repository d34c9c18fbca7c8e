package otto_test

import (
	"testing"

	"github.com/uvgo/uvgo/bindings/node/embedtest"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/otto"
)

// TestCounting: Node's layer could live on an engine that counts references.
func TestCounting(t *testing.T) {
	embedtest.Counting(t, func() engine.Engine { return otto.New(otto.Options{}) })
}

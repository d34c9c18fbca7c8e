package otto_test

import (
	"testing"

	"github.com/uvgo/uvgo/bindings/node/embedtest"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/otto"
)

func TestEmbedding(t *testing.T) {
	embedtest.Run(t, func() engine.Engine { return otto.New(otto.Options{}) })
}

func TestThousandRuntimes(t *testing.T) {
	embedtest.Thousand(t, func() engine.Engine { return otto.New(otto.Options{}) })
}

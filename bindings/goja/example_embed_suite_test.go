package goja_test

import (
	"testing"

	"github.com/uvgo/uvgo/bindings/goja"
	"github.com/uvgo/uvgo/bindings/node/embedtest"
	"github.com/uvgo/uvgo/bindings/node/engine"
)

func TestEmbedding(t *testing.T) {
	embedtest.Run(t, func() engine.Engine { return goja.New(goja.Options{}) })
}

func TestThousandRuntimes(t *testing.T) {
	embedtest.Thousand(t, func() engine.Engine { return goja.New(goja.Options{}) })
}

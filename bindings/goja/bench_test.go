package goja_test

import (
	"testing"

	"github.com/uvgo/uvgo/bindings/goja"
)

func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		goja.New(goja.Options{})
	}
}

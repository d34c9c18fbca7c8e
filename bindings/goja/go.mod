module github.com/uvgo/uvgo/bindings/goja

go 1.26.0

require (
	github.com/dlclark/regexp2/v2 v2.12.0
	// Pinned: package goja knows how this version is built inside (inside.go).
	github.com/dop251/goja v0.0.0-20260917113740-793a2a65c13b
	github.com/evanw/esbuild v0.28.2
	github.com/go-sourcemap/sourcemap v2.1.3+incompatible
	github.com/rogpeppe/go-internal v1.16.0
)

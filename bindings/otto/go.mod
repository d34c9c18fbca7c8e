module github.com/uvgo/uvgo/bindings/otto

go 1.26.0

require (
	github.com/dlclark/regexp2/v2 v2.12.0
	// Pinned: package otto knows how this version is built inside (inside.go).
	github.com/robertkrimen/otto v0.5.1
	github.com/rogpeppe/go-internal v1.16.0
	golang.org/x/text v0.4.0
)

require (
	github.com/go-sourcemap/sourcemap v2.1.3+incompatible // indirect
	github.com/google/pprof v0.0.0-20230207041349-798e818bf904 // indirect
	gopkg.in/sourcemap.v1 v1.0.5 // indirect
)

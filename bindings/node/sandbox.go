package node

import (
	"io"
	"io/fs"
	"slices"
	"strings"

	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/process"
)

// Process is what scripts see as process, for Options.
type Process = process.Options

// harmless are the core modules that reach nothing beyond the script.
var harmless = [...]string{
	"assert", "buffer", "console", "events", "module", "path", "process", "string_decoder", "timers", "util",
}

// SafeModules lists the core modules that a Sandbox has: those that reach
// nothing beyond the script. A list for Options.Core may begin with it. Safe
// from any goroutine.
func SafeModules() []string { return slices.Clone(harmless[:]) }

// sandbox closes what the embedder left open.
func (o *Options) sandbox() {
	if o.Core == nil {
		o.Core = harmless[:]
	}
	if o.FS == nil {
		o.FS = noFiles{}
	}
	p := &o.Process
	p.NoSystem = true
	if p.Environ == nil {
		p.Environ = []string{}
	}
	if p.ExecPath == "" {
		p.ExecPath = "/node"
	}
	if p.Argv0 == "" {
		p.Argv0 = "node"
	}
	if p.Stdin == nil {
		p.Stdin = strings.NewReader("")
	}
	if p.Stdout == nil {
		p.Stdout = io.Discard
	}
	if p.Stderr == nil {
		p.Stderr = io.Discard
	}
}

// core is the list of core modules: those chosen, and the embedder's own, of
// which one with a known name takes its place. The others are withheld.
func (o *Options) core() (list, withheld []env.Module) {
	for _, m := range modules {
		first, _, _ := strings.Cut(m.Name, "/")
		if o.Core == nil || slices.Contains(o.Core, m.Name) || slices.Contains(o.Core, first) {
			list = append(list, m)
		} else {
			withheld = append(withheld, m)
		}
	}
	return append(list, o.Modules...), withheld
}

// noFiles is a file system without files.
type noFiles struct{}

func (noFiles) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

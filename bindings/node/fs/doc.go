// Package fs is Node's fs and fs/promises, on uv/fs.
//
// An operation is written once: a function that checks what a script has given
// and makes a job of it, one half of which works and touches no value, while
// the other makes values of what came out. The three forms are made of that:
// readFile(…, callback) works in the loop's pool, readFileSync at once,
// promises.readFile in the pool for a promise (op.go). So checks, errors and
// results agree among the forms, and where Node's forms differ the op says so.
//
// Bytes are read into the memory of the script's own Buffer, in the pool, and
// written from there.
//
// A Runtime whose Options name a file system of their own gives it to Use: then
// reading works on that one, everything that would write is EROFS, and an empty
// one, a sandbox's, refuses all with ERR_ACCESS_DENIED. Nothing reaches the
// system then.
//
// Differs from Node: an engine without Promise has fs.promises all the same,
// each function of which throws ERR_FEATURE_UNAVAILABLE_ON_PLATFORM; so does
// bigint: true without BigInt. openAsBlob and FileHandle.readableWebStream say
// so too, until there are Blobs of files and web streams. A job is one visit to
// the pool, where Node makes several, so a callback may come a turn earlier.
//
// Loop goroutine only.
package fs

import (
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
)

// Module is require('fs').
var Module = env.Module{Name: "fs", Load: func(e *env.Env) (engine.Value, error) { return of(e).load() }}

// PromisesModule is require('fs/promises'), which is fs.promises.
var PromisesModule = env.Module{Name: "fs/promises", Load: func(e *env.Env) (engine.Value, error) {
	return of(e).promises()
}}

// fs is the module of one Env.
type fs struct {
	e    *env.Env
	eng  engine.Engine
	disk disk

	exports     engine.Value
	promised    engine.Value // fs.promises, once asked for
	classes     map[string]class
	inFlight    int
	pollers     map[string]*statWatcher
	closing     chan struct{} // closed with the Env
	warnedRmdir bool
	// warnedTruncate: of a descriptor.
	warnedTruncate bool
}

type class struct{ ctor, prototype engine.Value }

type stateKey struct{}

func of(e *env.Env) *fs {
	return env.State(e, stateKey{}, func() *fs {
		f := &fs{
			e: e, eng: e.Engine, disk: system{}, classes: make(map[string]class),
			pollers: make(map[string]*statWatcher), closing: make(chan struct{}),
		}
		e.OnClose(func() { close(f.closing) })
		e.OnPending(func(add func(env.Resource)) {
			for range f.inFlight {
				add(env.Resource{Kind: "FSReqCallback", Detail: "", Key: f})
			}
		})
		return f
	})
}

// class is one of the module's classes, made when first asked for.
func (f *fs) class(name string, load func() (class, error)) (class, error) {
	c, ok := f.classes[name]
	if !ok {
		var err error
		if c, err = load(); err != nil {
			return c, err
		}
		f.classes[name] = c
	}
	return c, nil
}

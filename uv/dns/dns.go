// Package dns turns names into addresses and addresses into names, as
// uv_getaddrinfo and uv_getnameinfo.
//
//	dns.GetAddrInfo(loop, "example.org", "https", nil, func(err error, addrs []dns.AddrInfo) {
//		...
//	})
//
// A lookup waits in the slow lane of the thread pool (package work), so that
// name servers that do not answer hold up half of its threads at most. The
// forms that end in Sync wait where they are called, and need no loop.
//
// # Who is asked
//
// The system's own places, as package net knows them: /etc/hosts, the order in
// /etc/nsswitch.conf, the servers and search list of /etc/resolv.conf. Where a
// program is built with cgo and the system is set up in a way that package net
// does not understand, it asks the C library. Services come from
// /etc/services.
//
// What becomes of the answer is glibc's doing: which socket types are listed
// for an address, in which order, what the flags do. That holds on systems
// with another C library too.
//
// # Errors
//
// What a lookup meets is an *uv.Error with one of the EAI codes and the name
// that was looked up: "getaddrinfo EAI_NONAME nowhere.invalid".
//
// Differs from libuv: a name without addresses of the family asked for is
// EAI_NONAME like a name that is not there, never EAI_NODATA, because package
// net does not tell them apart (Node calls both ENOTFOUND).
package dns

import (
	"context"
	"errors"
	"net"
	"sync/atomic"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/work"
)

// Request is a lookup in flight, as uv_getaddrinfo_t and uv_getnameinfo_t.
type Request struct {
	loop  *uv.Loop
	typ   uv.RequestType
	job   work.Request
	state atomic.Int32
	stop  context.CancelFunc
}

var _ uv.AnyRequest = (*Request)(nil)

const (
	going int32 = iota
	done
	cancelled
)

// Type is uv.RequestGetAddrInfo or uv.RequestGetNameInfo, as uv_req_get_type.
// Safe from any goroutine.
func (r *Request) Type() uv.RequestType { return r.typ }

// Cancel ends a lookup early, as uv_cancel: its callback still runs, later,
// with EAI_CANCELED and no result. EBUSY if it is over, or cancelled already.
//
// Differs from libuv: a lookup that has begun can be cancelled too. The C
// library cannot be interrupted, package net can. Loop goroutine only.
func (r *Request) Cancel() error {
	r.loop.CheckGoroutine()
	if !r.state.CompareAndSwap(going, cancelled) {
		return uv.EBUSY
	}
	_ = r.job.Cancel() // EBUSY if it has begun
	r.stop()
	return nil
}

// begin runs lookup in the pool, and then tells what it found.
func begin[T any](loop *uv.Loop, typ uv.RequestType, lookup func(context.Context) (T, error), tell func(error, T)) *Request {
	ctx, stop := context.WithCancel(context.Background())
	r := &Request{loop: loop, typ: typ, stop: stop}
	var found T
	var err error
	r.job.QueueSlow(loop, func() {
		found, err = lookup(ctx)
		r.state.CompareAndSwap(going, done)
	}, func(error) {
		stop()
		if r.state.Load() == cancelled {
			var nothing T
			tell(uv.EAI_CANCELED, nothing)
			return
		}
		tell(err, found)
	})
	return r
}

// resolver is package net's. A test has one that asks a server of its own.
var resolver = newResolver(new(net.Dialer).DialContext)

// newResolver makes one that reaches name servers through dial, and lets go of
// them when the lookup is cancelled. By itself package net would return at
// once, but leave a goroutine behind that waits until the server's time is up.
func newResolver(dial func(ctx context.Context, network, address string) (net.Conn, error)) *net.Resolver {
	return &net.Resolver{Dial: func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := dial(ctx, network, address)
		if err == nil {
			context.AfterFunc(ctx, func() { conn.Close() })
		}
		return conn, err
	}}
}

// eai is the code of an error of package net.
func eai(err error) uv.Code {
	var dnsErr *net.DNSError
	var addrErr *net.AddrError
	switch {
	case errors.As(err, &addrErr): // there are addresses, but of another family
		return uv.EAI_NONAME
	case !errors.As(err, &dnsErr):
		return uv.EAI_FAIL
	case dnsErr.IsNotFound:
		return uv.EAI_NONAME
	case dnsErr.IsTemporary, dnsErr.IsTimeout:
		return uv.EAI_AGAIN
	}
	return uv.EAI_FAIL
}

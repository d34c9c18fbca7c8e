// Package random fills buffers with random bytes off the loop, as uv_random.
//
//	random.Fill(loop, buf, 0, func(err error, buf []byte) { ... })
//
// The bytes are those of crypto/rand: good enough for keys. A buffer of a few
// bytes is filled by FillSync in less time than the way to the pool and back
// takes.
package random

import (
	"crypto/rand"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/work"
)

const maxLength = 0x7fffffff // libuv's: that of a C int

// Request is a fill in flight, as uv_random_t.
type Request struct{ job work.Request }

var _ uv.AnyRequest = (*Request)(nil)

// Type is uv.RequestRandom, as uv_req_get_type. Safe from any goroutine.
func (r *Request) Type() uv.RequestType { return uv.RequestRandom }

// Fill fills buf in the thread pool and then calls back with it, as uv_random.
// The whole buffer is filled, or nothing is promised about it: the error is
// ECANCELED after Cancel, and otherwise nil. The callback comes later even if
// buf is empty. Until then buf must be left alone.
//
// Fill is E2BIG for more than 2 GiB less a byte, EINVAL for flags other than
// 0, there being none so far, and without a callback. Loop goroutine only.
func Fill(loop *uv.Loop, buf []byte, flags uint, onFilled func(err error, buf []byte)) (*Request, error) {
	if err := check(buf, flags); err != nil {
		return nil, err
	}
	if onFilled == nil {
		return nil, uv.EINVAL
	}
	r := new(Request)
	r.job.Queue(loop, func() { read(buf) }, func(err error) { onFilled(err, buf) })
	return r, nil
}

// Cancel takes the request back, as uv_cancel: its callback still runs, later,
// with ECANCELED. EBUSY if the pool has begun, or is done. Loop goroutine
// only.
func (r *Request) Cancel() error { return r.job.Cancel() }

// FillSync fills buf at once, as uv_random without a callback. E2BIG and EINVAL
// as Fill. Safe from any goroutine.
func FillSync(buf []byte, flags uint) error {
	if err := check(buf, flags); err != nil {
		return err
	}
	read(buf)
	return nil
}

func check(buf []byte, flags uint) error {
	switch {
	case len(buf) > maxLength:
		return uv.E2BIG
	case flags != 0:
		return uv.EINVAL
	}
	return nil
}

// read cannot fail: crypto/rand ends the program if the system has no random
// bytes to give.
func read(buf []byte) { _, _ = rand.Read(buf) }

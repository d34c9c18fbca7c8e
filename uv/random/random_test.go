package random

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"sync"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/uvtest"
	"github.com/uvgo/uvgo/uv/work"
)

// The size of the pool is known, whatever the environment says.
func TestMain(m *testing.M) {
	if err := work.SetSize(poolSize); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

const poolSize = 4

// libuv: random_async
func TestFill(t *testing.T) {
	loop := uvtest.NewLoop(t)
	never := func(error, []byte) { t.Error("called back") }
	for _, test := range []struct {
		buf   []byte
		flags uint
		cb    func(error, []byte)
		want  error
	}{
		{make([]byte, 8), 1, never, uv.EINVAL},
		{make([]byte, 8), math.MaxUint, never, uv.EINVAL},
		{make([]byte, 8), 0, nil, uv.EINVAL},
	} {
		if r, err := Fill(loop, test.buf, test.flags, test.cb); err != test.want || r != nil {
			t.Errorf("%d bytes, flags %#x: %v, want %v", len(test.buf), test.flags, err, test.want)
		}
	}
	if loop.Alive() {
		t.Error("alive after nothing began")
	}
	zero := make([]byte, 32)
	inside := true
	Fill(loop, nil, 0, uvtest.Expect(t, 1, func(err error, buf []byte) {
		if inside || err != nil || len(buf) != 0 {
			t.Error("empty buffer:", inside, err, buf)
		}
		Fill(loop, make([]byte, 32), 0, uvtest.Expect(t, 1, func(err error, buf []byte) {
			if err != nil || len(buf) != 32 || bytes.Equal(buf, zero) {
				t.Error(err, buf)
			}
		}))
	}))
	inside = false
	loop.Run(uv.RunDefault)
}

// libuv: random_sync
func TestFillSync(t *testing.T) {
	for _, test := range []struct {
		buf   []byte
		flags uint
		want  error
	}{{nil, 0, nil}, {make([]byte, 8), 1, uv.EINVAL}} {
		if err := FillSync(test.buf, test.flags); err != test.want {
			t.Errorf("%d bytes, flags %#x: %v, want %v", len(test.buf), test.flags, err, test.want)
		}
	}
	buf := make([]byte, 32)
	if err := FillSync(buf, 0); err != nil || bytes.Equal(buf, make([]byte, 32)) {
		t.Error(err, buf)
	}
}

// A length is looked at before the flags.
//
// libuv: random_async, random_sync
func TestTooLong(t *testing.T) {
	loop, buf := uvtest.NewLoop(t), huge(t)
	for _, flags := range []uint{0, 1} {
		r, err := Fill(loop, buf, flags, func(error, []byte) { t.Error("called back") })
		if err != uv.E2BIG || r != nil {
			t.Errorf("Fill, flags %d: %v, want E2BIG", flags, err)
		}
		if err := FillSync(buf, flags); err != uv.E2BIG {
			t.Errorf("FillSync, flags %d: %v, want E2BIG", flags, err)
		}
	}
}

// libuv: threadpool_cancel_random
func TestRule30_CancelRandom(t *testing.T) {
	loop := uvtest.NewLoop(t)
	var begun sync.WaitGroup
	begun.Add(poolSize)
	release := make(chan bool)
	for range poolSize {
		work.Queue(loop, func() { begun.Done(); <-release }, nil)
	}
	begun.Wait()

	buf, called := make([]byte, 8), false
	r, err := Fill(loop, buf, 0, uvtest.Expect(t, 1, func(err error, got []byte) {
		called = true
		if err != uv.ECANCELED || len(got) != 8 || &got[0] != &buf[0] {
			t.Errorf("%v, %v, want ECANCELED and the buffer", err, got)
		}
	}))
	if err != nil {
		t.Fatal(err)
	}
	if r.Type() != uv.RequestRandom {
		t.Error(r.Type())
	}
	if err := r.Cancel(); err != nil || called {
		t.Errorf("cancel: %v, called back inside: %v", err, called)
	}
	if err := r.Cancel(); err != uv.EBUSY {
		t.Errorf("cancel again: %v, want EBUSY", err)
	}
	close(release)
	loop.Run(uv.RunDefault)
	if !bytes.Equal(buf, make([]byte, 8)) {
		t.Error("a request that was cancelled filled the buffer")
	}
}

func Example() {
	loop, err := uv.New(uv.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	Fill(loop, make([]byte, 16), 0, func(err error, buf []byte) {
		fmt.Println(len(buf), "bytes,", err)
	})
	loop.Run(uv.RunDefault)
	fmt.Println("closed:", loop.Close())
	// Output:
	// 16 bytes, <nil>
	// closed: <nil>
}

package stream_test

import (
	"math/rand"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/tcp"
)

// FuzzPair plays random operations on both ends of a connection and holds
// them against a model that is two counters per direction: bytes that went in,
// bytes that came out. Byte k of a direction has a value of its own, so none
// can be lost, doubled or overtaken unseen. Write callbacks must come once
// each, in order.
func FuzzPair(f *testing.F) {
	for seed := range int64(40) {
		ops := make([]byte, 20+seed*5)
		rand.New(rand.NewSource(seed)).Read(ops)
		f.Add(ops)
	}
	f.Fuzz(func(t *testing.T, ops []byte) {
		for _, w := range worlds {
			loop := w.loop(t)
			a, b := pair(t, loop)
			play(t, loop, &end{TCP: a}, &end{TCP: b}, ops[:min(len(ops), 300)])
		}
	})
}

// end is one side of the connection and what the model knows of it.
type end struct {
	*tcp.TCP
	t    testing.TB
	peer *end

	sent, received      int
	asked, told         int  // writes and their callbacks
	failed              bool // a write did; none may succeed after it
	eof                 bool // of what the peer sent
	shut, shutTold      bool
	closed, closeTold   bool
	reset               bool // closed in a way that may lose what was sent
	readError, stopRead bool
}

func (e *end) value(k int) byte { return byte(k*31 + k>>8) }

func (e *end) bytes(n int) []byte {
	data := make([]byte, n)
	for i := range data {
		data[i] = e.value(e.sent + i)
	}
	return data
}

func (e *end) onWritten(id, size int) func(error) {
	return func(err error) {
		if id != e.told {
			e.t.Errorf("callback of write %d came as number %d", id, e.told)
		}
		e.told++
		if e.closeTold {
			e.t.Error("a write called back after the close")
		}
		if err == nil && e.failed {
			e.t.Errorf("write %d succeeded after one that failed", id)
		}
		e.failed = e.failed || err != nil
	}
}

// mayWrite is what a write must answer.
func (e *end) mayWrite() error {
	switch {
	case e.closed:
		return uv.EBADF
	case e.shut || e.readError:
		return uv.EPIPE
	}
	return nil
}

func (e *end) write(n int, vector bool) {
	data := e.bytes(n)
	done := e.onWritten(e.asked, n)
	var err error
	if vector {
		err = e.Writev([][]byte{data[:n/3], nil, data[n/3 : n/2], data[n/2:]}, done)
	} else {
		err = e.Write(data, done)
	}
	if err != e.mayWrite() {
		e.t.Fatalf("write: %v, want %v", err, e.mayWrite())
	}
	if err == nil {
		e.asked++
		e.sent += n
	}
}

func (e *end) tryWrite(n int) {
	busy := e.WriteQueueSize() > 0
	done, err := e.TryWrite(e.bytes(n))
	switch want := e.mayWrite(); {
	case busy && err != uv.EAGAIN:
		e.t.Fatalf("TryWrite on a busy stream: %v", err)
	case !busy && want != nil && err != want:
		e.t.Fatalf("TryWrite: %v, want %v", err, want)
	}
	e.sent += done
}

func (e *end) read(size int) {
	err := e.ReadStart(func(int) []byte { return make([]byte, size) }, e.onRead)
	if err != nil && err != uv.EALREADY && !e.closed && !e.readError {
		e.t.Fatalf("ReadStart: %v", err)
	}
	e.stopRead = false
}

func (e *end) onRead(err error, data []byte) {
	if e.closed || e.stopRead {
		e.t.Fatal("a read after Close or ReadStop")
	}
	for i, c := range data {
		if k := e.received + i; k >= e.peer.sent || c != e.peer.value(k) {
			e.t.Fatalf("byte %d is wrong or was never sent", k)
		}
	}
	e.received += len(data)
	if err == uv.EOF {
		e.eof = true
		if !e.peer.shut && !e.peer.closed {
			e.t.Fatal("an end nobody made")
		}
	} else if err != nil {
		e.readError = true
		if !e.peer.closed {
			e.t.Fatalf("read: %v, of a peer that is open", err)
		}
	}
}

func (e *end) shutdown() {
	want := e.mayWrite()
	err := e.Shutdown(func(error) {
		if e.told != e.asked {
			e.t.Errorf("shutdown called back after %d of %d writes", e.told, e.asked)
		}
		e.shutTold = true
	})
	if (err == nil) != (want == nil) || err != nil && err != uv.ENOTCONN {
		e.t.Fatalf("Shutdown: %v where a write would be %v", err, want)
	}
	e.shut = e.shut || err == nil
}

func (e *end) close(reset bool) {
	if e.closed {
		return
	}
	onClose := func() {
		e.closeTold = true
		if e.told != e.asked || e.shut && !e.shutTold {
			e.t.Errorf("closed with %d of %d writes called back", e.told, e.asked)
		}
	}
	if reset {
		busy := e.shut && !e.shutTold
		err := e.CloseReset(onClose)
		if busy != (err != nil) {
			e.t.Fatalf("CloseReset: %v, while shutting: %v", err, busy)
		}
		if err != nil {
			return
		}
	} else {
		e.Close(onClose)
	}
	// Data that the peer sent and nobody read makes even a plain close a reset.
	e.closed, e.reset = true, true
}

func play(t *testing.T, loop *uv.Loop, a, b *end, ops []byte) {
	a.peer, b.peer, a.t, b.t = b, a, t, t
	must(t, a.SetSendBufferSize(32<<10)) // so that some writes wait
	for i := 0; i+1 < len(ops); i += 2 {
		e, n := a, int(ops[i+1])
		if ops[i]&0x80 != 0 {
			e = b
		}
		switch ops[i] & 0x1f {
		case 0, 1, 2:
			e.write(n*n, false)
		case 3, 4, 5:
			e.write(n*n*4, true)
		case 6, 7:
			e.tryWrite(n * n)
		case 8, 9, 10, 11:
			e.read(1 + n*n)
		case 12, 13:
			e.ReadStop()
			e.stopRead = true
		case 14:
			e.shutdown()
		case 15:
			if n > 200 {
				e.close(n > 230)
			}
		default:
			loop.Run(uv.RunNoWait)
		}
	}
	// Let everything that can arrive do so.
	for _, e := range []*end{a, b} {
		e.ReadStop()
		e.read(1 << 16)
		e.shutdown()
	}
	if !a.reset && !b.reset {
		until(loop, func() bool { return a.eof && b.eof && a.shutTold && b.shutTold })
		if a.sent != b.received || b.sent != a.received {
			t.Errorf("a sent %d, b received %d; b sent %d, a received %d", a.sent, b.received, b.sent, a.received)
		}
	}
	a.close(false)
	b.close(false)
	loop.Run(uv.RunDefault)
	for _, e := range []*end{a, b} {
		if !e.closeTold || e.told != e.asked || e.WriteQueueSize() != 0 {
			t.Errorf("in the end: close told: %v, %d of %d writes called back, %d bytes queued",
				e.closeTold, e.told, e.asked, e.WriteQueueSize())
		}
	}
}

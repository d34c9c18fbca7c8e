// tcp-echo [PORT=7400] [write|try]: an echo server on 127.0.0.1 until SIGTERM
// or SIGINT.
//
//	write  each read takes a 64 KiB buffer from a free list, Write echoes it,
//	       and its callback gives the buffer back
//	try    reads share the loop's buffer, TryWrite echoes it, and Write what
//	       that leaves
package main

import (
	"net/netip"
	"os"
	"os/signal"
	"syscall"

	"github.com/uvgo/uvgo/bench/uv/internal/bench"
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/tcp"
)

// echo is one connection. Its callbacks are made once.
type echo struct {
	*tcp.TCP
	sent [][]byte // buffers in flight, in the order of their writes
	done func(error)
}

var (
	conns, reads, bytes int
	spare               [][]byte
)

func take(size int) []byte {
	if n := len(spare); n > 0 {
		buf := spare[n-1]
		spare = spare[:n-1]
		return buf
	}
	return make([]byte, size)
}

func give(buf []byte) { spare = append(spare, buf[:cap(buf)]) }

func (e *echo) close() {
	if !e.IsClosing() {
		e.Close(nil)
	}
}

func (e *echo) onWritten(err error) {
	buf := e.sent[0]
	copy(e.sent, e.sent[1:])
	e.sent = e.sent[:len(e.sent)-1]
	give(buf)
	if err != nil {
		e.close()
	}
}

func (e *echo) write(buf []byte) {
	e.sent = append(e.sent, buf)
	bench.Check(e.Write(buf, e.done))
}

func (e *echo) onRead(err error, buf []byte) {
	if err != nil || len(buf) == 0 {
		give(buf)
		if err != nil {
			e.close()
		}
		return
	}
	reads++
	bytes += len(buf)
	e.write(buf)
}

func (e *echo) onReadTry(err error, buf []byte) {
	if err != nil {
		e.close()
		return
	}
	if len(buf) == 0 {
		return
	}
	reads++
	bytes += len(buf)
	n, err := e.TryWrite(buf)
	if err != nil && err != uv.EAGAIN {
		e.close()
		return
	}
	if n < len(buf) {
		rest := take(uv.SlabSize)
		e.write(rest[:copy(rest, buf[n:])])
	}
}

func main() {
	try := len(os.Args) > 2 && os.Args[2] == "try"
	loop := bench.Loop()
	server := tcp.New(loop)
	addr := netip.AddrPortFrom(netip.MustParseAddr("127.0.0.1"), uint16(bench.Arg(1, 7400)))
	bench.Check(server.Bind(addr, 0))
	bench.Check(server.Listen(1024, func(err error) {
		bench.Check(err)
		e := &echo{TCP: tcp.New(loop)}
		e.done = e.onWritten
		bench.Check(server.Accept(e.TCP))
		bench.Check(e.NoDelay(true))
		if try {
			bench.Check(e.ReadStart(nil, e.onReadTry))
		} else {
			bench.Check(e.ReadStart(take, e.onRead))
		}
		conns++
	}))
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGTERM, syscall.SIGINT)
	go func() {
		<-signals
		loop.Post(loop.Stop)
	}()
	loop.Run(uv.RunDefault)
	bench.End(float64(reads), "tcp-echo conns=%d reads=%d bytes=%d", conns, reads, bytes)
}

// tcp-pingpong [C=1] [S=3] [SIZE=64]: C pairs of connections in one loop, each
// passing one message of SIZE bytes to and fro for S seconds.
package main

import (
	"net/netip"

	"github.com/uvgo/uvgo/bench/uv/internal/bench"
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/tcp"
)

var (
	loop    *uv.Loop
	message []byte
	trips   int
)

type peer struct {
	*tcp.TCP
	client bool
	got    int
}

func (p *peer) start() {
	bench.Check(p.NoDelay(true))
	bench.Check(p.ReadStart(nil, p.onRead))
}

func (p *peer) onRead(err error, data []byte) {
	bench.Check(err)
	if p.got += len(data); p.got < len(message) {
		return
	}
	p.got -= len(message)
	if p.client {
		trips++
	}
	p.send()
}

func (p *peer) send() { bench.Check(p.Write(message, bench.Check)) }

func main() {
	pairs, seconds := bench.Arg(1, 1), bench.Arg(2, 3)
	message = make([]byte, bench.Arg(3, 64))
	loop = bench.Loop()
	server := tcp.New(loop)
	bench.Check(server.Bind(netip.MustParseAddrPort("127.0.0.1:0"), 0))
	bench.Check(server.Listen(1024, func(err error) {
		bench.Check(err)
		p := &peer{TCP: tcp.New(loop)}
		bench.Check(server.Accept(p.TCP))
		p.start()
	}))
	addr, err := server.SockName()
	bench.Check(err)
	for range pairs {
		p := &peer{TCP: tcp.New(loop), client: true}
		bench.Check(p.Connect(addr, func(err error) {
			bench.Check(err)
			p.start()
			p.send()
		}))
	}
	took := bench.RunFor(loop, seconds)
	bench.End(float64(trips), "tcp-pingpong pairs=%d size=%d round_trips=%d rt_per_s=%.0f",
		pairs, len(message), trips, float64(trips)/took)
}

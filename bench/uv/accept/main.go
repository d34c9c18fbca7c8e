// accept [S=3] [CONC=16]: CONC clients in the loop of the server each connect,
// wait until the server closes the connection it accepted, close, and connect
// again, for S seconds.
package main

import (
	"net/netip"

	"github.com/uvgo/uvgo/bench/uv/internal/bench"
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/tcp"
)

func main() {
	seconds, clients := bench.Arg(1, 3), bench.Arg(2, 16)
	var accepted, done int

	loop := bench.Loop()
	server := tcp.New(loop)
	bench.Check(server.Bind(netip.MustParseAddrPort("127.0.0.1:0"), 0))
	bench.Check(server.Listen(1024, func(err error) {
		bench.Check(err)
		conn := tcp.New(loop)
		bench.Check(server.Accept(conn))
		accepted++
		conn.Close(nil)
	}))
	addr, err := server.SockName()
	bench.Check(err)

	var connect func()
	onClosed := func() {
		done++
		connect()
	}
	connect = func() {
		client := tcp.New(loop)
		bench.Check(client.Connect(addr, func(err error) {
			bench.Check(err)
			bench.Check(client.ReadStart(nil, func(err error, data []byte) {
				if err == uv.EOF {
					client.Close(onClosed)
					return
				}
				bench.Check(err)
			}))
		}))
	}
	for range clients {
		connect()
	}
	took := bench.RunFor(loop, seconds)
	bench.End(float64(done), "accept accepted=%d conns=%d conns_per_s=%.0f", accepted, done, float64(done)/took)
}

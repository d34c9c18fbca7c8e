// udp-pingpong [PAIRS=1] [S=3] [SIZE=64] [send|try]: pairs of UDP sockets on
// 127.0.0.1, each pair passing one datagram to and fro. A packet is one datagram
// received on either side.
package main

import (
	"net/netip"
	"os"

	"github.com/uvgo/uvgo/bench/uv/internal/bench"
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/udp"
)

var (
	message []byte
	packets int
	useTry  bool
)

type side struct{ *udp.UDP }

func open(loop *uv.Loop) (side, netip.AddrPort) {
	s := side{udp.New(loop)}
	bench.Check(s.Bind(netip.MustParseAddrPort("127.0.0.1:0"), 0))
	bench.Check(s.RecvStart(nil, s.onRecv))
	at, err := s.SockName()
	bench.Check(err)
	return s, at
}

func (s side) onRecv(err error, data []byte, from netip.AddrPort, _ udp.Flags) {
	bench.Check(err)
	if !from.IsValid() {
		return // nothing more for now
	}
	packets++
	s.send(from)
}

func (s side) send(to netip.AddrPort) {
	if useTry {
		_, err := s.TrySend(message, to)
		bench.Check(err)
		return
	}
	bench.Check(s.Send(message, to, bench.Check))
}

func main() {
	pairs, seconds := bench.Arg(1, 1), bench.Arg(2, 3)
	message = make([]byte, bench.Arg(3, 64))
	useTry = len(os.Args) > 4 && os.Args[4] == "try"
	loop := bench.Loop()
	for range pairs {
		a, _ := open(loop)
		_, at := open(loop)
		a.send(at)
	}
	took := bench.RunFor(loop, seconds)
	bench.End(float64(packets), "udp-pingpong pairs=%d size=%d packets=%d packets_per_s=%.0f",
		pairs, len(message), packets, float64(packets)/took)
}

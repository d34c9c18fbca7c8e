package uv_test

import (
	"net/netip"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/udp"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// Thousands of sockets are ready in one batch, and one of them closes all:
// nothing is told to those that are closed, and nothing is missed.
//
// libuv: watcher_cross_stop
func TestCrossStop(t *testing.T) {
	loop := uvtest.NewLoop(t)
	const sockets = 2500
	var all []*udp.UDP
	received, sent, closed := 0, 0, 0
	for range sockets {
		s := udp.New(loop)
		check(t, s.Bind(loopback, 0))
		check(t, s.RecvStart(nil, func(err error, data []byte, _ netip.AddrPort, _ udp.Flags) {
			if s.IsClosing() {
				t.Fatal("a closed socket received something")
			}
			if received++; received > 1 {
				return
			}
			for _, s := range all {
				s.Close(func() { closed++ })
			}
		}))
		all = append(all, s)
	}
	for _, s := range all {
		to, err := s.SockName()
		check(t, err)
		check(t, s.Send([]byte("x"), to, func(err error) {
			if sent++; err != nil && err != uv.ECANCELED {
				t.Errorf("Send: %v", err)
			}
		}))
	}
	loop.Run(uv.RunDefault)
	if received != 1 || sent != sockets || closed != sockets {
		t.Errorf("%d received, %d sent, %d closed", received, sent, closed)
	}
}

package net

import (
	"errors"
	"net/netip"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/pipe"
	"github.com/uvgo/uvgo/uv/stream"
	"github.com/uvgo/uvgo/uv/tcp"
)

// Bind makes the socket for streams that a Query names: bound, not listening.
// Its errors are the system's. Loop goroutine only.
func Bind(loop *uv.Loop, q Query) (stream.Acceptor, error) {
	switch {
	case q.FD >= 0:
		return openFD(loop, q.FD)
	case q.Port < 0:
		return bindPath(loop, q)
	case q.Address != "":
		addr, err := netip.ParseAddr(q.Address)
		if err != nil {
			return nil, uv.EINVAL
		}
		return bindTCP(loop, addr, q)
	}
	h, err := bindTCP(loop, netip.IPv6Unspecified(), q)
	if errors.Is(err, uv.EINVAL) || errors.Is(err, uv.EAFNOSUPPORT) || errors.Is(err, uv.EADDRNOTAVAIL) {
		return bindTCP(loop, netip.IPv4Unspecified(), q)
	}
	return h, err
}

func openFD(loop *uv.Loop, fd int) (stream.Acceptor, error) {
	var h interface {
		stream.Acceptor
		Open(fd int) error
	}
	switch uv.GuessHandle(fd) {
	case uv.TypeTCP:
		h = tcp.New(loop)
	case uv.TypeNamedPipe:
		h = pipe.New(loop, false)
	default:
		return nil, uv.EINVAL
	}
	if err := h.Open(fd); err != nil {
		h.Close(nil)
		return nil, err
	}
	return h, nil
}

func bindPath(loop *uv.Loop, q Query) (stream.Acceptor, error) {
	p := pipe.New(loop, false)
	err := p.Bind(q.Address)
	if err == nil && q.Modes != 0 {
		err = p.Chmod(q.Modes)
	}
	if err != nil {
		p.Close(nil)
		return nil, err
	}
	return p, nil
}

func bindTCP(loop *uv.Loop, addr netip.Addr, q Query) (stream.Acceptor, error) {
	var flags tcp.BindFlags
	if q.Flags&1 != 0 && addr.Is6() {
		flags |= tcp.IPv6Only
	}
	t := tcp.New(loop)
	if err := t.Bind(netip.AddrPortFrom(addr, uint16(q.Port)), flags); err != nil {
		t.Close(nil)
		return nil, err
	}
	return t, nil
}

package udp

import "github.com/uvgo/uvgo/uv"

// AcceptSocket makes a socket that was passed over a pipe the handle's own; see
// stream.Acceptor. It is EINVAL on a closing handle and for a socket that is not
// for datagrams of IPv4 or IPv6, EBUSY if the handle has one. It is for authors
// of handles. Loop goroutine only.
func (u *UDP) AcceptSocket(sock uv.Socket) error {
	domain, typ := sock.Family()
	switch {
	case u.IsClosing() || domain != uv.Inet4 && domain != uv.Inet6 || typ != uv.DatagramSocket:
		return uv.EINVAL
	case u.Socket() != nil:
		return uv.EBUSY
	}
	u.attach(sock)
	return nil
}

package tcp

import "github.com/uvgo/uvgo/uv"

// AcceptSocket makes a socket that was accepted or passed the handle's own; see
// stream.Acceptor. It is EINVAL if that is no TCP socket. Loop goroutine only.
func (t *TCP) AcceptSocket(sock uv.Socket) error {
	if domain, typ := sock.Family(); domain != uv.Inet4 && domain != uv.Inet6 || typ != uv.StreamSocket {
		return uv.EINVAL
	}
	return t.attach(sock, true)
}

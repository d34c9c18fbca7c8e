package tcp

import "github.com/uvgo/uvgo/uv"

// AcceptSocket makes a socket that was accepted or passed the handle's own; see
// stream.Acceptor. It is EINVAL if that is no TCP socket. Loop goroutine only.
func (t *TCP) AcceptSocket(sock uv.Socket) error {
	t.Loop().CheckGoroutine()
	if domain, typ := sock.Family(); domain != uv.Inet4 && domain != uv.Inet6 || typ != uv.StreamSocket {
		return uv.EINVAL
	}
	if err := t.Stream.AcceptSocket(sock); err != nil {
		return err
	}
	t.grantWish() // a connection that is gone may refuse, and reads tell that
	return nil
}

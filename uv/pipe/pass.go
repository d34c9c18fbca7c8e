package pipe

import "github.com/uvgo/uvgo/uv"

// PendingCount is how many handles arrived and wait for Accept, as
// uv_pipe_pending_count; 0 on a pipe that is not for ipc. Loop goroutine only.
func (p *Pipe) PendingCount() int { return len(p.Passed()) }

// PendingType is what the next Accept gives, as uv_pipe_pending_type: the
// handle's KindName, "tcp", "pipe" or "udp"; "" if none waits, or for a socket
// that no handle is for. Loop goroutine only.
func (p *Pipe) PendingType() string {
	if p.PendingCount() == 0 {
		return ""
	}
	domain, typ := p.Passed()[0].Family()
	inet := domain == uv.Inet4 || domain == uv.Inet6
	switch {
	case inet && typ == uv.StreamSocket:
		return "tcp"
	case inet && typ == uv.DatagramSocket:
		return "udp"
	case isPipe(domain, typ):
		return "pipe"
	}
	return ""
}

// isPipe also knows what is no socket.
func isPipe(domain uv.Domain, typ uv.SocketType) bool {
	return domain == uv.Unix && typ == uv.StreamSocket || domain == 0 && typ == 0
}

// AcceptSocket makes a socket that was accepted or passed the handle's own; see
// stream.Acceptor. It is EINVAL if that is no pipe. Loop goroutine only.
func (p *Pipe) AcceptSocket(sock uv.Socket) error {
	if !isPipe(sock.Family()) {
		return uv.EINVAL
	}
	return p.Stream.AcceptSocket(sock)
}

package pipe

import "github.com/uvgo/uvgo/uv"

// PendingCount is how many handles arrived and wait for Accept, as
// uv_pipe_pending_count; 0 on a pipe that is not for ipc. Loop goroutine only.
func (p *Pipe) PendingCount() int { return len(p.Passed()) }

// PendingType is what the next Accept gives, as uv_pipe_pending_type:
// uv.TypeTCP, uv.TypeUDP or uv.TypeNamedPipe; uv.TypeUnknown if none waits, or
// for a socket that no handle is for. Loop goroutine only.
func (p *Pipe) PendingType() uv.HandleType {
	if p.PendingCount() == 0 {
		return uv.TypeUnknown
	}
	domain, typ := p.Passed()[0].Family()
	inet := domain == uv.Inet4 || domain == uv.Inet6
	switch {
	case inet && typ == uv.StreamSocket:
		return uv.TypeTCP
	case inet && typ == uv.DatagramSocket:
		return uv.TypeUDP
	case isPipe(domain, typ):
		return uv.TypeNamedPipe
	}
	return uv.TypeUnknown
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

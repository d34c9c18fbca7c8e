package uv

// Fileno is the descriptor of any handle, as uv_fileno: EINVAL for kinds that
// have none, EBADF if the handle has none yet or is closing. It stays the
// handle's. Loop goroutine only.
func Fileno(h AnyHandle) (int, error) {
	if f, ok := h.(interface{ Fileno() (int, error) }); ok {
		return f.Fileno()
	}
	h.Loop().CheckGoroutine()
	return -1, EINVAL
}

// buffered is what has buffers in the system.
type buffered interface {
	SendBufferSize() (int, error)
	RecvBufferSize() (int, error)
	SetSendBufferSize(bytes int) error
	SetRecvBufferSize(bytes int) error
}

// SendBufferSize is the size of the system's send buffer of any handle, in
// bytes, as uv_send_buffer_size with 0. It is ENOTSUP unless the handle is a
// tcp, pipe or udp one. Loop goroutine only.
func SendBufferSize(h AnyHandle) (int, error) {
	b, err := buffersOf(h)
	if err != nil {
		return 0, err
	}
	return b.SendBufferSize()
}

// RecvBufferSize is the size of the system's receive buffer of any handle, in
// bytes, as uv_recv_buffer_size with 0. It is ENOTSUP unless the handle is a
// tcp, pipe or udp one. Loop goroutine only.
func RecvBufferSize(h AnyHandle) (int, error) {
	b, err := buffersOf(h)
	if err != nil {
		return 0, err
	}
	return b.RecvBufferSize()
}

// SetSendBufferSize sets what SendBufferSize tells, as uv_send_buffer_size; it
// is ENOTSUP for the same handles. Linux makes the buffer twice as large. Loop
// goroutine only.
func SetSendBufferSize(h AnyHandle, bytes int) error {
	b, err := buffersOf(h)
	if err != nil {
		return err
	}
	return b.SetSendBufferSize(bytes)
}

// SetRecvBufferSize sets what RecvBufferSize tells, as uv_recv_buffer_size; it
// is ENOTSUP for the same handles. Linux makes the buffer twice as large. Loop
// goroutine only.
func SetRecvBufferSize(h AnyHandle, bytes int) error {
	b, err := buffersOf(h)
	if err != nil {
		return err
	}
	return b.SetRecvBufferSize(bytes)
}

// buffersOf goes by the kind: a terminal is a stream, but has no buffers that
// could be set.
func buffersOf(h AnyHandle) (buffered, error) {
	h.Loop().CheckGoroutine()
	switch h.Type() {
	case TypeTCP, TypeNamedPipe, TypeUDP:
		if b, ok := h.(buffered); ok {
			return b, nil
		}
	}
	return nil, ENOTSUP
}

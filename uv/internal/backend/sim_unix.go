package backend

import "syscall"

func (c *simSocket) Family() (Domain, Type)          { return 0, 0 }
func (c *simSocket) SetBlocking(blocking bool) Errno { return syscall.ENOTSUP }
func (c *simSocket) WriteWith(bufs [][]byte, passed Socket) (int, Errno) {
	return 0, syscall.ENOTSUP
}
func (c *simSocket) ReadWith(p []byte, passed []Socket) (int, []Socket, Errno) {
	return 0, passed, syscall.ENOTSUP
}

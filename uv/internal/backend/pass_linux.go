package backend

import "syscall"

func (s *socket) Family() (Domain, Type)          { return 0, 0 }
func (s *socket) SetBlocking(blocking bool) Errno { return syscall.ENOTSUP }
func (s *socket) WriteWith(bufs [][]byte, passed Socket) (int, Errno) {
	return 0, syscall.ENOTSUP
}
func (s *socket) ReadWith(p []byte, passed []Socket) (int, []Socket, Errno) {
	return 0, passed, syscall.ENOTSUP
}

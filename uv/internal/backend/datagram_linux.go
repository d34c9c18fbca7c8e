package backend

import (
	"net/netip"
	"syscall"
)

func (s *socket) Send(msgs []Message) (int, Errno)    { return 0, syscall.ENOTSUP }
func (s *socket) Receive(msgs []Message) (int, Errno) { return 0, syscall.ENOTSUP }
func (s *socket) Join(Membership) Errno               { return syscall.ENOTSUP }
func (s *socket) Leave(Membership) Errno              { return syscall.ENOTSUP }
func (s *socket) MulticastInterface(netip.Addr) Errno { return syscall.ENOTSUP }

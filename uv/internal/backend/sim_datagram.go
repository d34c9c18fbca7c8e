package backend

import (
	"net/netip"
	"syscall"
)

func (c *simSocket) Send(msgs []Message) (int, Errno)    { return 0, syscall.ENOTSUP }
func (c *simSocket) Receive(msgs []Message) (int, Errno) { return 0, syscall.ENOTSUP }
func (c *simSocket) Join(Membership) Errno               { return syscall.ENOTSUP }
func (c *simSocket) Leave(Membership) Errno              { return syscall.ENOTSUP }
func (c *simSocket) MulticastInterface(netip.Addr) Errno { return syscall.ENOTSUP }

package backend

import (
	"unsafe"

	"golang.org/x/sys/unix"
)

// What FreeBSD calls what the BSDs do not agree on.
const (
	noSigpipe     = unix.SO_NOSIGPIPE
	sendFlags     = unix.MSG_NOSIGNAL
	recvFlags     = unix.MSG_CMSG_CLOEXEC
	keepIdle      = unix.TCP_KEEPIDLE
	keepInterval  = unix.TCP_KEEPINTVL
	keepCount     = unix.TCP_KEEPCNT
	reusePort     = unix.SO_REUSEPORT_LB
	lingerSeconds = unix.SO_LINGER
	hasOutOfBand  = false
	outOfBand     = 0
	outOfBandNote = 0
	joinSource    = unix.IP_ADD_SOURCE_MEMBERSHIP
	leaveSource   = unix.IP_DROP_SOURCE_MEMBERSHIP
	joinSource6   = unix.MCAST_JOIN_SOURCE_GROUP
	leaveSource6  = unix.MCAST_LEAVE_SOURCE_GROUP
	sourceAlign   = int(unsafe.Alignof(int64(0)))
)

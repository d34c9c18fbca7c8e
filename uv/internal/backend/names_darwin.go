package backend

import "golang.org/x/sys/unix"

// What macOS calls what the BSDs do not agree on.
const (
	noSigpipe     = unix.SO_NOSIGPIPE
	sendFlags     = 0 // SO_NOSIGPIPE says it
	recvFlags     = 0 // no MSG_CMSG_CLOEXEC
	keepIdle      = unix.TCP_KEEPALIVE
	keepInterval  = unix.TCP_KEEPINTVL
	keepCount     = unix.TCP_KEEPCNT
	reusePort     = 0 // it has SO_REUSEPORT, which balances nothing
	lingerSeconds = unix.SO_LINGER_SEC
	hasOutOfBand  = true
	outOfBand     = unix.EVFILT_EXCEPT
	outOfBandNote = unix.NOTE_OOB
	joinSource    = unix.IP_ADD_SOURCE_MEMBERSHIP
	leaveSource   = unix.IP_DROP_SOURCE_MEMBERSHIP
	joinSource6   = unix.MCAST_JOIN_SOURCE_GROUP
	leaveSource6  = unix.MCAST_LEAVE_SOURCE_GROUP
	sourceAlign   = 4
)

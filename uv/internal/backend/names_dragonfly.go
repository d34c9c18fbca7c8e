package backend

import "golang.org/x/sys/unix"

// What DragonFly BSD calls what the BSDs do not agree on.
const (
	noSigpipe     = unix.SO_NOSIGPIPE
	sendFlags     = unix.MSG_NOSIGNAL
	recvFlags     = unix.MSG_CMSG_CLOEXEC
	keepIdle      = unix.TCP_KEEPIDLE
	keepInterval  = unix.TCP_KEEPINTVL
	keepCount     = unix.TCP_KEEPCNT
	reusePort     = unix.SO_REUSEPORT // which balances
	lingerSeconds = unix.SO_LINGER
	hasOutOfBand  = true
	outOfBand     = unix.EVFILT_EXCEPT
	outOfBandNote = unix.NOTE_OOB
	joinSource    = 0
	leaveSource   = 0
	joinSource6   = 0
	leaveSource6  = 0
	sourceAlign   = 4
)

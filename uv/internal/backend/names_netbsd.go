package backend

import "golang.org/x/sys/unix"

// What NetBSD calls what the BSDs do not agree on.
const (
	noSigpipe     = unix.SO_NOSIGPIPE
	sendFlags     = unix.MSG_NOSIGNAL
	recvFlags     = unix.MSG_CMSG_CLOEXEC
	keepIdle      = unix.TCP_KEEPIDLE
	keepInterval  = unix.TCP_KEEPINTVL
	keepCount     = unix.TCP_KEEPCNT
	reusePort     = 0 // it has SO_REUSEPORT, which balances nothing
	lingerSeconds = unix.SO_LINGER
	hasOutOfBand  = false
	outOfBand     = 0
	outOfBandNote = 0
	joinSource    = 0
	leaveSource   = 0
	joinSource6   = 0
	leaveSource6  = 0
	sourceAlign   = 4
)

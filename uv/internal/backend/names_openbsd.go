package backend

import "golang.org/x/sys/unix"

// What OpenBSD calls what the BSDs do not agree on.
const (
	noSigpipe     = 0
	sendFlags     = unix.MSG_NOSIGNAL
	recvFlags     = unix.MSG_CMSG_CLOEXEC
	keepIdle      = 0 // probes are the system's to set
	keepInterval  = 0
	keepCount     = 0
	reusePort     = 0 // it has SO_REUSEPORT, which balances nothing
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

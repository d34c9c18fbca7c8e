//go:build uvgo_portable

package backend

import "golang.org/x/sys/unix"

// lender is what the verbs of the system's own sockets need beside them.
type lender struct {
	scratch epoll
	watched map[int]*borrowed // by descriptor
	room    []byte            // see control
	polls   []unix.PollFd     // scratch of owes
}

// native is a descriptor as the system's own side sees it.
func (g *portable) native(fd, family, typ int) *socket {
	return &socket{e: &g.scratch, fd: fd, family: family, typ: typ, plain: family == 0, slow: true}
}

func (g *portable) beginLending() { g.scratch.spare = -1 }
func (g *portable) closeLent()    { g.scratch.closeSpare() }

const pollPeerShut = unix.POLLRDHUP

// recvFlags go with what may bring descriptors.
const recvFlags = unix.MSG_CMSG_CLOEXEC

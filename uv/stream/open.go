package stream

import "github.com/uvgo/uvgo/uv"

var openKind = Kind("stream")

// Open makes a stream of a descriptor that came from elsewhere, as
// uv_pipe_open: a pipe, a terminal, a connected socket. It may be read and
// written as far as it was opened for that. It becomes non-blocking, for all
// who share it.
//
// On success the stream owns the descriptor and closes it in Close, unless it
// is one of the standard streams 0 to 2. Open is EPERM for what cannot be
// waited for, such as a regular file, EBADF for no descriptor, EEXIST for one
// that the loop has already. Loop goroutine only.
func Open(loop *uv.Loop, fd int) (*Stream, error) {
	sock, forReading, forWriting, err := adopt(loop, fd)
	if err != nil {
		return nil, err
	}
	s := new(Stream)
	s.Init(loop, openKind, s)
	return s, s.Attach(sock, forReading, forWriting)
}

// OpenFD is Open of a stream that is there already, with EINVAL if s is closing
// and EBUSY if it has a socket. It is for authors of streams. Loop goroutine
// only.
func (s *Stream) OpenFD(fd int) error {
	if s.IsClosing() {
		return uv.EINVAL
	}
	if s.Socket() != nil {
		return uv.EBUSY
	}
	sock, forReading, forWriting, err := adopt(s.Loop(), fd)
	if err != nil {
		return err
	}
	return s.Attach(sock, forReading, forWriting)
}

func adopt(loop *uv.Loop, fd int) (sock uv.Socket, forReading, forWriting bool, err error) {
	forReading, forWriting, err = access(fd)
	if err != nil {
		return nil, false, false, err
	}
	sock, errno := loop.Adopt(fd)
	return sock, forReading, forWriting, fail(errno, "open")
}

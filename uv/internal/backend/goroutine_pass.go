package backend

import "syscall"

// passing is a descriptor on its way through a socket of the Unix domain; lost
// is one that came and found no place.
type passing int

const lost passing = -1

// parcel is what goes, or comes, along with bytes of a buffer.
type parcel struct {
	begin, end int
	with       []passing
}

// drop closes what nobody wants.
func drop(with []passing) {
	for _, p := range with {
		if p != lost {
			closePassing(p)
		}
	}
}

func (s *goSocket) dropParcels() { dropAll(&s.stream.parcels) }
func (s *goSocket) dropSends()   { dropAll(&s.stream.sends) }

func dropAll(all *[]parcel) {
	for _, p := range *all {
		drop(p.with)
	}
	*all = nil
}

// WriteWith passes a descriptor of its own: the socket may be closed at once.
func (s *goSocket) WriteWith(bufs [][]byte, passed Socket) (int, Errno) {
	if s.domain != Unix {
		return s.write(bufs, nil) // as on Linux, nothing goes along
	}
	p, errno := passed.(*goSocket).passingOf()
	if errno != 0 {
		return 0, errno
	}
	with := []passing{p}
	n, errno := s.write(bufs, with)
	if n == 0 {
		drop(with)
	}
	return n, errno
}

func (s *goSocket) passingOf() (p passing, errno Errno) {
	s.g.mu.Lock()
	defer s.g.mu.Unlock()
	if s.closed {
		return 0, syscall.EBADF
	}
	errno, ok := s.control(func(fd uintptr) (errno Errno) {
		p, errno = duplicate(fd)
		return errno
	})
	if !ok {
		errno = syscall.EBADF
	}
	return p, errno
}

func (s *goSocket) ReadWith(p []byte, passed []Socket) (int, []Socket, Errno) {
	n, with, errno := s.read(p)
	for _, w := range with {
		if w == lost {
			errno = syscall.EMFILE
			continue
		}
		if sock, no := s.g.receive(w); no == 0 { // else no handle has a use for it
			passed = append(passed, sock)
		}
	}
	return n, passed, errno
}

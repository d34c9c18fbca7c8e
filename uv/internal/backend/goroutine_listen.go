//go:build !linux || uvgo_portable

package backend

import (
	"context"
	"errors"
	"net"
	"os"
	"sync"
	"syscall"
	"time"
)

// listening is what a goSocket has that listens, or is bound to do so.
type listening struct {
	of        acceptor
	on        bool       // Listen was called
	waiting   []endpoint // accepted here, not yet by the loop
	errno     Errno
	accepting bool // the goroutine is there
	pulled    bool // its deadline has passed
}

// acceptor is what package net, or the system, has that listens.
type acceptor interface {
	accept() (endpoint, error)
	SetDeadline(time.Time) error
	Close() error
	SyscallConn() (syscall.RawConn, error)
}

type tcpListener struct{ *net.TCPListener }

// accept undoes what package net takes for granted.
func (l tcpListener) accept() (endpoint, error) {
	conn, err := l.AcceptTCP()
	if err != nil {
		return nil, err
	}
	conn.SetNoDelay(false)
	return conn, nil
}

type unixListener struct{ *net.UnixListener }

func (l unixListener) accept() (endpoint, error) { return l.AcceptUnix() }

// shared are the addresses that sockets of this process are bound to and do not
// listen at, though for package net they do: others that may reuse an address
// can be bound there, too.
var shared sync.Map // of Addr

func (s *goSocket) Bind(to Addr) Errno {
	s.g.mu.Lock()
	defer s.g.mu.Unlock()
	switch {
	case s.closed:
		return syscall.EBADF
	case s.bound || s.stream.end != nil || s.dialing != nil:
		return syscall.EINVAL
	case !s.fits(to):
		return syscall.EAFNOSUPPORT
	}
	var errno Errno
	switch {
	case s.typ == Datagram:
		errno = s.bindPackets(to)
	default:
		errno = s.listenAt(to)
		if errno == 0 && s.options[ReuseAddr] != 0 {
			if at, errno := s.localNow(); errno == 0 {
				to = at
				shared.Store(at, true)
			}
		}
		if _, ok := shared.Load(to); ok && errno == syscall.EADDRINUSE && s.options[ReuseAddr] != 0 {
			errno = 0 // Listen tries again
		}
	}
	if errno == 0 {
		s.bound, s.local = true, to
	}
	return errno
}

// listenAt makes a listener of package net.
func (s *goSocket) listenAt(at Addr) Errno {
	config := net.ListenConfig{Control: s.prepare(), KeepAlive: -1}
	l, err := config.Listen(context.Background(), s.network(at), s.text(at))
	if err != nil {
		return errnoOf(err)
	}
	switch l := l.(type) {
	case *net.TCPListener:
		s.listener.of = tcpListener{l}
	case *net.UnixListener:
		l.SetUnlinkOnClose(false) // whoever made the name removes it
		s.listener.of = unixListener{l}
	}
	return 0
}

// localNow is the address of the descriptor.
func (s *goSocket) localNow() (at Addr, errno Errno) {
	errno, _ = s.control(func(fd uintptr) (errno Errno) {
		at, errno = s.localAddr(fd)
		return errno
	})
	return at, errno
}

func (s *goSocket) Listen(backlog int) Errno {
	s.g.mu.Lock()
	defer s.g.mu.Unlock()
	l := &s.listener
	switch {
	case s.closed:
		return syscall.EBADF
	case s.typ == Datagram:
		return syscall.EOPNOTSUPP
	case s.stream.end != nil || s.dialing != nil:
		return syscall.EINVAL
	}
	s.g.keepSpare()
	var errno Errno
	switch {
	case l.of == nil && s.bound:
		errno = s.listenAt(s.local)
	case l.of == nil && s.domain == Unix:
		errno = syscall.EINVAL
	case l.of == nil:
		errno = s.listenAt(s.nowhere())
	}
	if errno != 0 {
		return errno
	}
	shared.Delete(s.local)
	// Package net asks for as long a queue as the system has.
	s.control(func(fd uintptr) Errno { return s.setBacklog(fd, backlog) })
	s.bound, l.on = true, true
	s.kick()
	return 0
}

// kickListener makes the accepting goroutine fit what the loop asks for. It
// accepts one connection at a time: others that share the listener get theirs.
func (s *goSocket) kickListener() {
	l := &s.listener
	wants := s.wantsConnection()
	switch {
	case wants && !l.accepting:
		l.accepting = true
		s.begin()
		go s.acceptAhead()
	case wants && l.pulled:
		l.pulled = false
		l.of.SetDeadline(time.Time{})
	case !wants && l.accepting && !l.pulled:
		l.pulled = true
		l.of.SetDeadline(longAgo)
	}
}

func (s *goSocket) wantsConnection() bool {
	l := &s.listener
	return l.on && s.interest&Readable != 0 && !s.closed && len(l.waiting) == 0 && l.errno == 0
}

// acceptAhead is the goroutine that accepts.
func (s *goSocket) acceptAhead() {
	g, l := s.g, &s.listener
	g.mu.Lock()
	defer g.mu.Unlock()
	for s.wantsConnection() {
		if l.pulled {
			l.pulled = false
			l.of.SetDeadline(time.Time{})
		}
		of := l.of
		g.mu.Unlock()
		end, err := of.accept()
		g.mu.Lock()
		switch {
		case err == nil && s.closed:
			s.refuse(end)
		case err == nil:
			l.waiting = append(l.waiting, end)
		case s.closed || errors.Is(err, os.ErrDeadlineExceeded):
		default:
			l.errno = errnoOf(err)
		}
		s.stir()
	}
	l.accepting = false
	delete(g.busy, s)
}

func (s *goSocket) listenerState() Events {
	if len(s.listener.waiting) > 0 || s.listener.errno != 0 {
		return Readable
	}
	return 0
}

func (s *goSocket) Accept() (Socket, Errno) {
	s.g.mu.Lock()
	defer s.g.mu.Unlock()
	l := &s.listener
	switch {
	case s.closed:
		return nil, syscall.EBADF
	case !l.on:
		return nil, syscall.EINVAL
	case len(l.waiting) > 0:
		c := s.g.socket(s.domain, s.typ)
		c.connected(l.waiting[0])
		l.waiting = l.waiting[1:]
		s.kickListener()
		return c, 0
	case l.errno != 0:
		errno := l.errno
		l.errno = 0
		s.kickListener()
		return nil, errno
	}
	return nil, syscall.EAGAIN
}

func (s *goSocket) Shed() Errno {
	s.g.mu.Lock()
	defer s.g.mu.Unlock()
	if s.g.spare == nil {
		return syscall.EMFILE
	}
	s.g.spare.Close()
	s.g.spare = nil
	errno, _ := s.control(s.dropWaiting)
	s.g.keepSpare()
	return errno
}

// keepSpare holds a descriptor back for Shed.
func (g *portable) keepSpare() {
	if g.spare == nil {
		g.spare, _ = os.Open(os.DevNull) // nil on error
	}
}

// refuse is how a connection ends that nobody took.
func (s *goSocket) refuse(end endpoint) {
	if tcp, ok := end.(interface{ SetLinger(int) error }); ok {
		tcp.SetLinger(0)
	}
	end.Close()
}

func (s *goSocket) closeListener() {
	l := &s.listener
	if s.bound && !l.on {
		shared.Delete(s.local)
	}
	if l.of != nil {
		l.of.Close()
	}
	for _, end := range l.waiting {
		s.refuse(end)
	}
	l.waiting = nil
}

package ipc

import (
	"slices"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/events"
	"github.com/uvgo/uvgo/bindings/node/net"
)

// A server that has sent connections to another process asks there how many are
// open, and waits for the last before its 'close'. Each end keeps a list for
// each server, which both call by the server's key:
//
//	NODE_SOCKET_GET_COUNT      NODE_SOCKET_COUNT, with count
//	NODE_SOCKET_NOTIFY_CLOSE   NODE_SOCKET_ALL_CLOSED, when that is so

// sent is such a list at the end of the server.
type sent struct {
	c       *Channel
	key     string
	server  *net.Server
	counted []func(n int, failed engine.Value) error
	emptied []func() error
}

// got is the other end's.
type got struct {
	count  int
	notify bool // the server waits for the last to close
}

// sends makes the server of a socket wait for it elsewhere.
func (c *Channel) sends(server *net.Server, key string) {
	for _, s := range c.sent {
		if s.key == key {
			return
		}
	}
	s := &sent{c: c, key: key, server: server}
	c.sent = append(c.sent, s)
	server.Send(s)
}

// Count asks the other end.
func (s *sent) Count(done func(n int, failed engine.Value) error) error {
	if !s.c.connected {
		return done(0, s.closedEarly())
	}
	s.counted = append(s.counted, done)
	return s.c.aboutSockets("NODE_SOCKET_GET_COUNT", s.key, -1)
}

// Empty asks the other end to say when it has none left.
func (s *sent) Empty(done func() error) error {
	if !s.c.connected {
		return done()
	}
	s.emptied = append(s.emptied, done)
	return s.c.aboutSockets("NODE_SOCKET_NOTIFY_CLOSE", s.key, -1)
}

func (s *sent) closedEarly() engine.Value {
	return s.c.e.NewError(env.Error, "ERR_CHILD_CLOSED_BEFORE_REPLY", "Child closed before reply received")
}

// over answers in the place of the other end, which is gone.
func (s *sent) over() {
	counted, emptied := s.counted, s.emptied
	s.counted, s.emptied = nil, nil
	for _, done := range counted {
		s.c.e.Uncaught(done(0, s.closedEarly()))
	}
	for _, done := range emptied {
		s.c.e.Uncaught(done())
	}
	s.server.Return(s)
}

// receives counts a socket that came from a server at the other end until it
// closes.
func (c *Channel) receives(socket engine.Value, key string) error {
	g := c.got[key]
	if g == nil {
		if c.got == nil {
			c.got = make(map[string]*got)
		}
		g = new(got)
		c.got[key] = g
	}
	g.count++
	_, err := events.Of(c.e, socket).OnceGo(c.e, socket, "close", func(engine.Value, []engine.Value) error {
		if g.count--; g.count > 0 || !g.notify {
			return nil
		}
		g.notify = false
		return c.aboutSockets("NODE_SOCKET_ALL_CLOSED", key, -1)
	})
	return err
}

// sockets sees to the messages about sockets; it tells whether this is one.
func (c *Channel) sockets(command string, message engine.Value) (mine bool, err error) {
	if !slices.Contains([]string{"NODE_SOCKET_GET_COUNT", "NODE_SOCKET_NOTIFY_CLOSE", "NODE_SOCKET_COUNT", "NODE_SOCKET_ALL_CLOSED"}, command) {
		return false, nil
	}
	v, err := c.eng.Get(message, "key")
	if err != nil {
		return true, err
	}
	key := c.e.Text(v)
	g := c.got[key]
	switch {
	case command == "NODE_SOCKET_GET_COUNT" && g != nil:
		return true, c.aboutSockets("NODE_SOCKET_COUNT", key, g.count)
	case command == "NODE_SOCKET_NOTIFY_CLOSE" && g != nil && g.count > 0:
		g.notify = true
		return true, nil
	case command == "NODE_SOCKET_NOTIFY_CLOSE" && g != nil:
		return true, c.aboutSockets("NODE_SOCKET_ALL_CLOSED", key, -1)
	}
	for _, s := range c.sent {
		if s.key == key {
			return true, s.answered(command, message)
		}
	}
	return true, nil
}

// answered is what the other end says.
func (s *sent) answered(command string, message engine.Value) error {
	counted, emptied := s.counted, s.emptied
	if command == "NODE_SOCKET_ALL_CLOSED" {
		s.emptied = nil
		for _, done := range emptied {
			s.c.e.Uncaught(done())
		}
		return nil
	}
	v, err := s.c.eng.Get(message, "count")
	if err != nil {
		return err
	}
	n, err := s.c.e.Int(v)
	if err != nil {
		return err
	}
	s.counted = nil
	for _, done := range counted {
		s.c.e.Uncaught(done(n, nil))
	}
	return nil
}

// aboutSockets sends such a message; a count below 0 is none. Nobody hears of
// its failing.
func (c *Channel) aboutSockets(cmd, key string, count int) error {
	if !c.connected {
		return nil
	}
	v := c.eng.NewObject(nil)
	err := c.eng.Set(v, "cmd", c.eng.String(cmd))
	if err == nil {
		err = c.eng.Set(v, "key", c.eng.String(key))
	}
	if err == nil && count >= 0 {
		err = c.eng.Set(v, "count", c.eng.Number(float64(count)))
	}
	if err == nil {
		_, err = c.send(outgoing{message: v, swallow: true})
	}
	return err
}

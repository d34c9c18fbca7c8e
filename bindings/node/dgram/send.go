package dgram

import (
	"net/netip"

	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/lang"
	"github.com/uvgo/uvgo/uv"
)

// outgoing is a datagram on its way. What the script gave is held.
type outgoing struct {
	s        *Socket
	bufs     [][]byte
	views    []engine.Value // whose memory bufs is
	port     uint16
	address  engine.Value // a string or nullish
	callback engine.Value // a function or undefined
}

func (o *outgoing) release() {
	lang.Release(o.s.st.e, o.views, []engine.Value{o.address, o.callback})
}

// sendto is socket.sendto, send with nothing left out.
func (s *Socket) sendto(c *engine.Call) error {
	e := s.st.e
	for i, name := range [...]string{"offset", "length", "port"} {
		if v := c.Arg(i + 1); s.st.eng.TypeOf(v) != engine.Number {
			return e.InvalidArgType(name, "of type number", v)
		}
	}
	if _, err := e.StringArg("address", c.Arg(4)); err != nil {
		return err
	}
	return s.send(c)
}

// send is socket.send(msg, [offset, length,] [port, [address]], [callback]);
// a connected socket knows port and address.
func (s *Socket) send(c *engine.Call) error {
	e, eng := s.st.e, s.st.eng
	message, offset, length := c.Arg(0), c.Arg(1), c.Arg(2)
	port, address, callback := c.Arg(3), c.Arg(4), c.Arg(5)
	isConnected, cut := s.peer == connected, false
	switch {
	case !isConnected && (eng.ToBool(address) || eng.ToBool(port) && eng.TypeOf(port) != engine.Function):
		cut = true
	case !isConnected:
		callback, port, address = port, offset, length
	case eng.TypeOf(length) == engine.Number:
		cut = true
		if eng.TypeOf(port) == engine.Function {
			callback, port = port, eng.Undefined()
		}
	default:
		callback = offset
	}
	var bufs [][]byte
	var views []engine.Value
	var err error
	if cut {
		bufs, views, err = s.slice(message, offset, length)
		if err != nil {
			return err
		}
	}
	if isConnected && (eng.ToBool(port) || eng.ToBool(address)) {
		return s.isConnected()
	}
	if !cut {
		if bufs, views, err = s.pieces(message); err != nil {
			return err
		}
	}
	o := &outgoing{s: s, bufs: bufs}
	if !isConnected {
		if o.port, err = e.PortArg("Port", port, false); err != nil {
			return err
		}
	}
	if eng.TypeOf(callback) != engine.Function {
		callback = eng.Undefined()
	}
	if eng.TypeOf(address) == engine.Function {
		callback, address = address, eng.Undefined()
	} else if !lang.IsNullish(e, address) && !isConnected {
		if _, err := e.StringArg("address", address); err != nil {
			return err
		}
	}
	if err := s.running(); err != nil {
		return err
	}
	if s.bound == unbound {
		if err := s.implicit(); err != nil {
			return err
		}
	}
	o.address, o.callback = eng.Hold(address), eng.Hold(callback)
	for _, v := range views {
		o.views = append(o.views, eng.Hold(v))
	}
	if s.bound != bound {
		return s.enqueue(queued{run: func() error { return s.route(o) }, drop: o.release})
	}
	return s.route(o)
}

const messageTypes = "of type string or an instance of Buffer, TypedArray, or DataView"

// piece is the bytes of a string or a view.
func (s *Socket) piece(v engine.Value) (b []byte, isView, ok bool) {
	if s.st.eng.TypeOf(v) == engine.String {
		return buffer.Encode(s.st.e.Text(v), buffer.UTF8), false, true
	}
	b, ok = buffer.Bytes(s.st.e, v)
	return b, ok, ok
}

// pieces is a message, which may be a list.
func (s *Socket) pieces(message engine.Value) (bufs [][]byte, views []engine.Value, err error) {
	e, eng := s.st.e, s.st.eng
	if eng.Class(message) != "Array" {
		b, isView, ok := s.piece(message)
		if !ok {
			return nil, nil, e.InvalidArgType("buffer", messageTypes, message)
		}
		if isView {
			views = append(views, message)
		}
		return [][]byte{b}, views, nil
	}
	for i := range lang.Length(e, message) {
		v, err := eng.Get(message, i)
		if err != nil {
			return nil, nil, err
		}
		b, isView, ok := s.piece(v)
		if !ok {
			return nil, nil, e.InvalidArgType("buffer list arguments", messageTypes, message)
		}
		if isView {
			views = append(views, v)
		}
		bufs = append(bufs, b)
	}
	if len(bufs) == 0 {
		bufs = append(bufs, nil)
	}
	return bufs, views, nil
}

// slice is the part of one message that offset and length name.
func (s *Socket) slice(message, offset, length engine.Value) ([][]byte, []engine.Value, error) {
	e, eng := s.st.e, s.st.eng
	b, isView, ok := s.piece(message)
	if !ok {
		return nil, nil, e.InvalidArgType("buffer", messageTypes, message)
	}
	var parts [2]uint32
	for i, v := range [...]engine.Value{offset, length} {
		f, err := eng.ToNumber(v)
		if err != nil {
			return nil, nil, err
		}
		parts[i] = uint32(int64(f))
		if f != f || f > 1<<53 || f < -1<<53 {
			parts[i] = 0
		}
	}
	at, n := uint64(parts[0]), uint64(parts[1])
	if at > uint64(len(b)) {
		return nil, nil, s.outOfBounds("offset")
	}
	if at+n > uint64(len(b)) {
		return nil, nil, s.outOfBounds("length")
	}
	var views []engine.Value
	if isView {
		views = append(views, message)
	}
	return [][]byte{b[at : at+n]}, views, nil
}

func (s *Socket) outOfBounds(what string) error {
	return s.st.e.Throw(env.RangeError, "ERR_BUFFER_OUT_OF_BOUNDS", `"`+what+`" is outside of buffer bounds`)
}

// route finds out where a datagram goes.
func (s *Socket) route(o *outgoing) error {
	if s.peer == connected {
		return s.dispatch(o, nil, "")
	}
	name := ""
	if s.st.eng.ToBool(o.address) {
		name = s.st.e.Text(o.address)
	}
	return s.resolve(name, func(failed engine.Value, address string) error { return s.dispatch(o, failed, address) })
}

// dispatch gives a datagram to the system, which takes it at once as a rule.
func (s *Socket) dispatch(o *outgoing, failed engine.Value, address string) error {
	e, eng := s.st.e, s.st.eng
	calls := eng.TypeOf(o.callback) == engine.Function
	if failed != nil {
		failed = eng.Hold(failed)
		e.NextTick(func() error {
			defer o.release()
			defer eng.Release(failed)
			if !calls {
				return s.emit("error", failed)
			}
			_, err := eng.Call(o.callback, nil, failed)
			return err
		})
		return nil
	}
	if s.closed {
		o.release()
		return nil
	}
	var to netip.AddrPort
	if address != "" {
		to = netip.AddrPortFrom(s.parse(address), o.port)
	}
	sent := func(err error) error {
		defer o.release()
		if !calls {
			return nil // as in Node nobody hears of it
		}
		var thrown error
		if err != nil {
			_, thrown = eng.Call(o.callback, nil, s.st.errorAt(err, "send", o.address, int(o.port)))
		} else {
			_, thrown = eng.Call(o.callback, nil, eng.Null(), eng.Number(float64(sizeOf(o.bufs))))
		}
		return thrown
	}
	var err error = uv.EINVAL
	if address == "" || to.IsValid() {
		_, err = s.handle().TrySendv(o.bufs, to)
	}
	if err == uv.EAGAIN {
		scope := e.Capture()
		err = s.handle().Sendv(o.bufs, to, func(err error) {
			e.CallbackIn(scope, func() error { return sent(err) })
		})
		if err == nil {
			return nil
		}
	}
	if !calls {
		o.release()
		return nil
	}
	e.NextTick(func() error { return sent(err) })
	return nil
}

func sizeOf(bufs [][]byte) (n int) {
	for _, b := range bufs {
		n += len(b)
	}
	return n
}

package dgram

import (
	"bytes"
	"net/netip"

	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/uv/udp"
)

// incoming is what arrived: a datagram, or an error.
type incoming struct {
	data []byte
	from netip.AddrPort
	err  error
}

// onRecv hands on what arrived, in a buffer of its own: the loop's is used again.
func (s *Socket) onRecv(err error, data []byte, from netip.AddrPort, _ udp.Flags) {
	if err == nil && !from.IsValid() {
		return // nothing more for now
	}
	if err == nil {
		if !s.from.IsValid() || s.from.Addr() != from.Addr() || s.addressee == "" {
			s.addressee = from.Addr().String()
		}
		data = bytes.Clone(data)
	}
	s.incoming = incoming{data, from, err}
	s.st.e.CallbackIn(s.scope, s.received)
	s.data = nil
}

// tell is the script's side of onRecv.
func (s *Socket) tell() error {
	if s.closed {
		return nil
	}
	if s.err != nil {
		return s.emit("error", s.st.errorOf(s.err, "recvmsg"))
	}
	eng := s.st.eng
	rinfo, err := s.st.addressObject(s.addressee, s.from)
	if err == nil {
		err = eng.Set(rinfo, "size", eng.Number(float64(len(s.data))))
	}
	if err != nil {
		return err
	}
	return s.emit("message", buffer.New(s.st.e, s.data), rinfo)
}

// addressObject is an address as scripts are told it.
func (st *state) addressObject(text string, addr netip.AddrPort) (engine.Value, error) {
	obj, family := st.eng.NewObject(nil), "IPv4"
	if addr.Addr().Is6() {
		family = "IPv6"
	}
	err := st.eng.Set(obj, "address", st.eng.String(text))
	if err == nil {
		err = st.eng.Set(obj, "family", st.eng.String(family))
	}
	if err == nil {
		err = st.eng.Set(obj, "port", st.eng.Number(float64(addr.Port())))
	}
	return obj, err
}

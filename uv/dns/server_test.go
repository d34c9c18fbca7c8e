package dns

import (
	"context"
	"encoding/binary"
	"net"
	"net/netip"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/uvgo/uvgo/uv/work"
)

// The size of the pool is known, whatever the environment says.
func TestMain(m *testing.M) {
	if err := work.SetSize(poolSize); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

const poolSize = 4

// server is a name server on 127.0.0.1. It knows zone, and of a few names it
// knows how to make trouble.
type server struct {
	conn  net.PacketConn
	asked chan string // questions that get no answer
}

// zone has addresses, an alias's true name, or a name for an address.
var zone = map[string][]string{
	"localhost.":               {"127.0.0.1", "::1"},
	"four.test.":               {"192.0.2.1", "192.0.2.2"},
	"six.test.":                {"2001:db8::1"},
	"both.test.":               {"192.0.2.1", "2001:db8::1"},
	"alias.test.":              {"both.test."},
	"xn--bcher-kva.test.":      {"192.0.2.7"},
	"1.2.0.192.in-addr.arpa.":  {"four.test."},
	"1.0.0.127.in-addr.arpa.":  {"localhost."},
	reversed("::1"):            {"localhost."},
	reversed("fe80::1"):        {"link.test."},
	"66.2.0.192.in-addr.arpa.": {"host." + domain() + "."},
}

const (
	silent = "silent.test." // is never answered
	broken = "broken.test." // is a failure of the server
)

// reversed is the name that tells an IPv6 address's name.
func reversed(addr string) string {
	b := netip.MustParseAddr(addr).As16()
	var name strings.Builder
	for i := 15; i >= 0; i-- {
		const hex = "0123456789abcdef"
		name.Write([]byte{hex[b[i]&15], '.', hex[b[i]>>4], '.'})
	}
	return name.String() + "ip6.arpa."
}

// serve makes lookups ask a server of this test, and no other.
func serve(t testing.TB) *server {
	t.Helper()
	conn, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s := &server{conn, make(chan string, 100)}
	var running sync.WaitGroup
	running.Go(s.run)
	old := resolver
	resolver = newResolver(func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "udp", conn.LocalAddr().String())
	})
	resolver.PreferGo = true
	t.Cleanup(func() {
		resolver = old
		conn.Close()
		running.Wait()
	})
	return s
}

func (s *server) run() {
	buf := make([]byte, 1500)
	for {
		n, from, err := s.conn.ReadFrom(buf)
		if err != nil {
			return // the test is over
		}
		if reply := s.reply(buf[:n]); reply != nil {
			s.conn.WriteTo(reply, from)
		}
	}
}

// Types of records, and what a reply says of itself.
const (
	typeA, typeCNAME, typePTR, typeAAAA = 1, 5, 12, 28

	serverFailure, noSuchName = 2, 3
)

func (s *server) reply(q []byte) []byte {
	name, end := "", 12
	for q[end] != 0 {
		name += string(q[end+1:end+1+int(q[end])]) + "."
		end += 1 + int(q[end])
	}
	end += 5
	typ := binary.BigEndian.Uint16(q[end-4:])
	// One question, recursion desired and available, and the question itself.
	reply := append([]byte{q[0], q[1], 0x81, 0x80, 0, 1, 0, 0, 0, 0, 0, 0}, q[12:end]...)
	name = strings.ToLower(name)
	records, known := zone[name]
	switch {
	case name == silent:
		s.asked <- name
		return nil
	case name == broken:
		reply[3] |= serverFailure
	case !known:
		reply[3] |= noSuchName
	}
	for _, r := range records {
		reply = s.answer(reply, typ, r)
	}
	return reply
}

// answer adds a record, and what it leads to.
func (s *server) answer(reply []byte, typ uint16, r string) []byte {
	var data []byte
	addr, err := netip.ParseAddr(r)
	of := typ
	switch {
	case err != nil:
		for label := range strings.SplitSeq(strings.TrimSuffix(r, "."), ".") {
			data = append(append(data, byte(len(label))), label...)
		}
		data = append(data, 0)
		if typ != typePTR {
			of = typeCNAME
		}
	case typ == typeA && addr.Is4(), typ == typeAAAA && addr.Is6():
		data = addr.AsSlice()
	default:
		return reply
	}
	reply = append(reply, 0xc0, 12, 0, byte(of), 0, 1, 0, 0, 0, 60) // the name asked for; class IN; a minute
	reply = append(binary.BigEndian.AppendUint16(reply, uint16(len(data))), data...)
	reply[7]++
	if of == typeCNAME {
		for _, r := range zone[r] {
			start := len(reply)
			if reply = s.answer(reply, typ, r); len(reply) > start {
				// Its owner is the alias's true name, written out just before.
				binary.BigEndian.PutUint16(reply[start:], 0xc000|uint16(start-len(data)))
			}
		}
	}
	return reply
}

package udp_test

import (
	"encoding/hex"
	"net/netip"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/internal/backend/backendtest"
	"github.com/uvgo/uvgo/uv/udp"
)

// linkLocal is an address that comes with a zone, if the machine has one.
func linkLocal() (addr netip.AddrPort, ok bool) {
	table, _ := os.ReadFile("/proc/net/if_inet6")
	for line := range strings.Lines(string(table)) {
		f := strings.Fields(line)
		raw, err := hex.DecodeString(f[0])
		if ip, ok := netip.AddrFromSlice(raw); err == nil && ok && ip.IsLinkLocalUnicast() {
			zone, err := strconv.ParseUint(f[1], 16, 32)
			return netip.AddrPortFrom(ip.WithZone(strconv.FormatUint(zone, 10)), 0), err == nil
		}
	}
	return nobody, false
}

// A datagram to and fro allocates nothing, however it is sent, in batches or one
// by one. The simulated world copies datagrams.
func TestUDPAllocs(t *testing.T) {
	backendtest.NotPortable(t, "it counts allocations")
	noRace(t)
	zoned, hasZone := linkLocal()
	for _, family := range []struct {
		name string
		at   netip.AddrPort
		skip bool
	}{{"IPv4", four, false}, {"IPv6", six, false}, {"zone", zoned, !hasZone}} {
		t.Run(family.name, func(t *testing.T) {
			loop := worlds[0].loop(t)
			if needIPv6(t, loop); family.skip {
				t.Skip("no link-local address here")
			}
			for _, flags := range []udp.Flags{0, udp.Recvmmsg} {
				roundTrip(t, loop, family.at, flags, "Send", (*udp.UDP).Send)
				roundTrip(t, loop, family.at, flags, "TrySend", func(u *udp.UDP, data []byte, to netip.AddrPort, _ func(error)) error {
					_, err := u.TrySend(data, to)
					return err
				})
			}
			closeAll(loop)
		})
	}
}

// noRace skips what the race detector spoils.
func noRace(t *testing.T) {
	if raceDetector {
		t.Skip("with the race detector, a sync.Pool drops some of what it gets")
	}
}

func roundTrip(t *testing.T, loop *uv.Loop, at netip.AddrPort, flags udp.Flags, name string,
	send func(*udp.UDP, []byte, netip.AddrPort, func(error)) error) {
	t.Helper()
	a, err := udp.NewEx(loop, 0, flags)
	must(t, err)
	b, err := udp.NewEx(loop, 0, flags)
	must(t, err)
	must(t, a.Bind(at, 0))
	must(t, b.Bind(at, 0))
	message, reply, got := []byte("ping"), make([]byte, 4), 0
	done := func(err error) { must(t, err) }
	must(t, b.RecvStart(nil, func(err error, data []byte, from netip.AddrPort, _ udp.Flags) {
		if from.IsValid() {
			if from.Addr().Zone() != at.Addr().Zone() {
				t.Errorf("came from %v", from)
			}
			must(t, send(b, reply[:copy(reply, data)], from, done))
		}
	}))
	must(t, a.RecvStart(nil, func(err error, data []byte, from netip.AddrPort, _ udp.Flags) { got += len(data) }))
	to := sockName(t, b)
	if n := testing.AllocsPerRun(1000, func() {
		must(t, send(a, message, to, done))
		for got < len(message) {
			loop.Run(uv.RunOnce)
		}
		got = 0
	}); n != 0 {
		t.Errorf("%s, flags %b: a round trip allocates %v times", name, flags, n)
	}
}

// So do many at once.
func TestUDPAllocs_Many(t *testing.T) {
	backendtest.NotPortable(t, "it counts allocations")
	noRace(t)
	loop := worlds[0].loop(t)
	server, err := udp.NewEx(loop, 0, udp.Recvmmsg)
	must(t, err)
	must(t, server.Bind(four, 0))
	to := sockName(t, server)
	client, _ := bound(t, loop, four, 0)
	got := 0
	must(t, server.RecvStart(nil, func(err error, data []byte, from netip.AddrPort, _ udp.Flags) { got += len(data) }))
	datagrams := make([]udp.Datagram, 30)
	for i := range datagrams {
		datagrams[i] = udp.Datagram{Bufs: [][]byte{[]byte("pi"), []byte("ng")}, To: to}
	}
	if n := testing.AllocsPerRun(200, func() {
		if n, err := client.TrySend2(datagrams); n != len(datagrams) || err != nil {
			t.Fatalf("TrySend2: %d, %v", n, err)
		}
		for got < 4*len(datagrams) {
			loop.Run(uv.RunOnce)
		}
		got = 0
	}); n != 0 {
		t.Errorf("30 datagrams allocate %v times", n)
	}
	closeAll(loop)
}

package conformance

import (
	"net/netip"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/udp"
)

// datagrams is what the scenarios of udp.c share.
type datagrams struct {
	*tracer
	server, client *udp.UDP
	addr           netip.AddrPort
	left           int
}

func udpTrace(f func(*datagrams)) func(*tracer) {
	return func(tr *tracer) { f(&datagrams{tracer: tr}) }
}

var nowhere netip.AddrPort

func (d *datagrams) init() {
	d.server = named(d.tracer, "server", udp.New(d.Loop))
	d.client = named(d.tracer, "client", udp.New(d.Loop))
	d.say("bind: %s", code(d.server.Bind(loopback, 0)))
	d.addr, _ = d.server.SockName()
}

func (d *datagrams) send(u *udp.UDP, text string, to netip.AddrPort) error {
	return u.Send([]byte(text), to, func(err error) {
		d.say("send %s: %s, queued %d in %d", text, code(err), u.SendQueueSize(), u.SendQueueCount())
	})
}

func (d *datagrams) onRecv(err error, b []byte, from netip.AddrPort, flags udp.Flags) {
	switch {
	case err != nil:
		d.say("recv %s", code(err))
		d.close(d.server)
		return
	case !from.IsValid():
		d.say("recv: no more")
		return
	}
	partial := ""
	if flags&udp.Partial != 0 {
		partial = ", partial"
	}
	d.say("recv %s%s", b, partial)
	if d.left--; d.left == 0 {
		d.close(d.server)
		d.close(d.client)
	}
}

func init() {
	traces["udp_send"] = udpTrace(func(d *datagrams) {
		d.init()
		d.left = 3
		small := func(int) []byte { return make([]byte, 4) }
		d.say("receive: %s", code(d.server.RecvStart(small, d.onRecv)))
		d.say("receive again: %s", code(d.server.RecvStart(small, d.onRecv)))
		d.say("send: %s", code(d.send(d.client, "one", d.addr)))
		d.say("send: %s", code(d.send(d.client, "longer", d.addr)))
		d.say("queued %d in %d", d.client.SendQueueSize(), d.client.SendQueueCount())
		d.say("send: %s", code(d.send(d.client, "", d.addr)))
		d.say("active %d %d", bit(d.server.IsActive()), bit(d.client.IsActive()))
		d.run(uv.RunDefault)
	})
	traces["udp_connect"] = udpTrace(func(d *datagrams) {
		d.init()
		d.left = 2
		peer := func() netip.AddrPort {
			name, err := d.client.PeerName()
			d.say("peer: %s", code(err))
			return name
		}
		peer()
		d.say("disconnect: %s", code(d.client.Disconnect()))
		d.say("connect: %s", code(d.client.Connect(d.addr)))
		d.say("connect again: %s", code(d.client.Connect(d.addr)))
		d.say("same: %d", bit(peer() == d.addr))
		d.say("send with address: %s", code(d.send(d.client, "x", d.addr)))
		_, err := d.client.TrySend([]byte("try"), d.addr)
		d.say("try with address: %s", code(err))
		n, _ := d.client.TrySend([]byte("try"), nowhere)
		d.say("try: %d", n)
		d.say("send: %s", code(d.send(d.client, "two", nowhere)))
		_, err = d.client.TrySend([]byte("try"), nowhere)
		d.say("try behind it: %s", code(err))
		d.server.RecvStart(nil, d.onRecv)
		d.run(uv.RunDefault)
	})
	traces["udp_errors"] = udpTrace(func(d *datagrams) {
		d.server = named(d.tracer, "server", udp.New(d.Loop))
		d.client = named(d.tracer, "client", udp.New(d.Loop))
		_, err := d.client.SockName()
		d.say("name: %s", code(err))
		d.say("ttl: %s", code(d.client.SetTTL(1)))
		d.say("broadcast: %s", code(d.client.SetBroadcast(true)))
		d.say("multicast loop: %s", code(d.client.SetMulticastLoop(true)))
		d.say("send to nobody: %s", code(d.send(d.client, "x", nowhere)))
		_, err = d.client.TrySend([]byte("x"), nowhere)
		d.say("try to nobody: %s", code(err))
		d.say("bind: %s", code(d.server.Bind(loopback, 0)))
		d.addr, _ = d.server.SockName()
		d.say("bind taken: %s", code(d.client.Bind(d.addr, 0)))
		d.say("ipv6 only: %s", code(d.client.Bind(d.addr, udp.IPv6Only)))
		d.say("ttl 0: %s", code(d.server.SetTTL(0)))
		d.say("ttl 256: %s", code(d.server.SetTTL(256)))
		d.say("ttl 37: %s", code(d.server.SetTTL(37)))
		d.say("multicast ttl 256: %s", code(d.server.SetMulticastTTL(256)))
		d.say("broadcast: %s", code(d.server.SetBroadcast(true)))
		d.server.RecvStop()
		d.say("stop: ok") // ours cannot fail
	})
	traces["udp_close_with_sends"] = udpTrace(func(d *datagrams) {
		d.init()
		d.send(d.client, "one", d.addr)
		d.send(d.client, "two", d.addr)
		d.close(d.client)
		d.close(d.server)
		d.run(uv.RunDefault)
	})
	traces["udp_enobufs"] = udpTrace(func(d *datagrams) {
		d.init()
		refusals := 0
		d.server.RecvStart(func(int) []byte { return nil }, func(err error, _ []byte, _ netip.AddrPort, _ udp.Flags) {
			d.say("recv %s", code(err))
			if refusals++; refusals == 2 {
				d.server.RecvStop()
				d.left = 1
				d.say("start: %s", code(d.server.RecvStart(nil, d.onRecv)))
			}
		})
		d.send(d.client, "one", d.addr)
		d.run(uv.RunDefault)
	})
}

package tcp_test

import (
	"testing"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/tcp"
	"github.com/uvgo/uvgo/uv/uvtest"
)

// libuv: tcp_try_write
func TestTCPTryWrite_InTheConnectCallback(t *testing.T) {
	everywhere(t, func(t *testing.T, loop *uv.Loop) {
		read, written := 0, 0
		var l *tcp.TCP
		l, addr := listen(t, loop, four, func(conn *tcp.TCP) {
			must(t, conn.ReadStart(nil, func(err error, data []byte) {
				if read += len(data); err != nil {
					want(t, err, uv.EOF)
					conn.Close(nil)
					l.Close(nil)
				}
			}))
		})
		c := tcp.New(loop)
		try := func(data []byte) int {
			for {
				n, err := c.TryWrite(data)
				if err != uv.EAGAIN {
					must(t, err)
					return n
				}
			}
		}
		must(t, c.Connect(addr, uvtest.Expect(t, 1, func(err error) {
			must(t, err)
			written = try([]byte("PING"))
			if n := try(nil); n != 0 {
				t.Errorf("a write of nothing wrote %d bytes", n)
			}
			c.Close(nil)
		})))
		loop.Run(uv.RunDefault)
		if written == 0 || read != written {
			t.Errorf("%d bytes written, %d read", written, read)
		}
	})
}

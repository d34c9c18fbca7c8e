package process

import (
	"os"
	"syscall"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
)

// child is how the end of a child is learned. A pidfd is readable when it has
// ended, so the loop's own poller tells. Linux before 5.3 has none: then a
// goroutine waits.
type child struct {
	watcher uv.Watcher
	waiter  *waiter
}

// noPidfd makes tests wait as old systems do.
var noPidfd = false

func wantPidfd(sys *syscall.SysProcAttr, fd *int) {
	if !noPidfd {
		sys.PidFD = fd
	}
}

func (p *Process) watch(pidfd int) {
	if pidfd >= 0 {
		if sock, errno := p.Loop().Adopt(pidfd); errno == 0 {
			p.watcher.Init(p.Loop(), sock, p.onReady)
			p.watcher.Start(uv.Readable)
			return
		}
		unix.Close(pidfd)
	}
	p.waiter = p.waitFor(found(p.pid))
}

func (p *Process) onReady(uv.Events) {
	if gone, ws := reap(p.pid); gone {
		p.watcher.Close()
		p.ended(result(ws))
		p.Loop().Last(p.exit)
	}
}

// reap waits for the child without blocking. ws is nil if somebody else did.
func reap(pid int) (gone bool, ws *unix.WaitStatus) {
	for {
		var status unix.WaitStatus
		got, err := unix.Wait4(pid, &status, unix.WNOHANG, nil)
		switch {
		case err == unix.EINTR:
		case err != nil:
			return true, nil
		default:
			return got == pid, &status
		}
	}
}

func result(ws *unix.WaitStatus) (status int64, signal syscall.Signal) {
	switch {
	case ws == nil:
		return -1, 0
	case ws.Signaled():
		return 0, ws.Signal()
	}
	return int64(ws.ExitStatus()), 0
}

func (p *Process) send(signal syscall.Signal) error {
	if p.waiter != nil {
		return p.waiter.send(signal)
	}
	// The number could be somebody else's only if another waited for our child.
	fd, _ := p.watcher.Socket().FD()
	if err := unix.PidfdSendSignal(fd, signal, nil, 0); err != nil {
		return killed(err.(uv.Errno))
	}
	return nil
}

// abandon gives up a child that runs, but not the duty to wait for it.
func (p *Process) abandon() {
	if p.waiter != nil {
		p.waiter.leave()
	}
	if sock := p.watcher.Socket(); sock != nil {
		fd, _ := sock.FD()
		p.watcher.Detach()
		go reapLater(p.pid, fd)
	}
}

// reapLater waits for a child in Go's own poller: it holds no thread.
func reapLater(pid, pidfd int) {
	file := os.NewFile(uintptr(pidfd), "pidfd")
	defer file.Close()
	conn, err := file.SyscallConn()
	if err == nil {
		err = conn.Read(func(uintptr) bool {
			gone, _ := reap(pid)
			return gone
		})
	}
	if err != nil { // Go does not poll it
		unix.Wait4(pid, nil, 0, nil)
	}
}

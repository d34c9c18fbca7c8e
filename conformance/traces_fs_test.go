package conformance

import (
	"os"
	"path/filepath"
	"time"

	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/fs"
	"github.com/uvgo/uvgo/uv/fsevent"
	"github.com/uvgo/uvgo/uv/fspoll"
)

// folder is one of our own, with names for two files in it.
type folder struct {
	*tracer
	dir, file, other string
}

func folderTrace(f func(*folder)) func(*tracer) {
	return func(tr *tracer) {
		dir := tr.t.TempDir()
		f(&folder{tr, dir, filepath.Join(dir, "file"), filepath.Join(dir, "other")})
	}
}

// put makes the file, or makes it longer.
func (d *folder) put(text string) {
	f, err := os.OpenFile(d.file, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o644)
	if err != nil {
		panic(err)
	}
	f.WriteString(text)
	f.Close()
}

func changes(ev fsevent.Events) (text string) {
	if ev&fsevent.Rename != 0 {
		text += " rename"
	}
	if ev&fsevent.Change != 0 {
		text += " change"
	}
	return text
}

func init() {
	traces["fs_event_folder"] = folderTrace(func(d *folder) {
		e := named(d.tracer, "event", fsevent.New(d.Loop))
		step := 0
		onEvent := func(err error, name string, ev fsevent.Events) {
			d.say("%s%s: %s", name, changes(ev), code(err))
			switch step++; step {
			case 1:
				os.Chmod(d.file, 0o600)
			case 2:
				os.Rename(d.file, d.other)
			case 4:
				os.Remove(d.other)
			case 5:
				d.close(e)
			}
		}
		_, err := e.GetPath()
		d.say("path: %s", code(err))
		d.say("missing: %s", code(e.Start(d.file, 0, onEvent)))
		d.say("active %d", bit(e.IsActive()))
		d.say("start: %s", code(e.Start(d.dir, 0, onEvent)))
		d.say("start again: %s", code(e.Start(d.dir, 0, onEvent)))
		_, err = e.GetPath()
		d.say("path: %s", code(err))
		d.put("")
		d.say("default: %d", d.run(uv.RunDefault))
	})
	traces["fs_event_file"] = folderTrace(func(d *folder) {
		d.put("x")
		one := named(d.tracer, "event", fsevent.New(d.Loop))
		two := named(d.tracer, "event2", fsevent.New(d.Loop))
		one.Start(d.file, 0, func(_ error, name string, ev fsevent.Events) {
			d.say("first %s%s", name, changes(ev))
			two.Stop()
			d.say("stop: ok") // ours cannot fail
			d.close(one)
		})
		two.Start(d.file, 0, func(_ error, name string, _ fsevent.Events) { d.say("second %s", name) })
		d.put("y")
		d.say("default: %d", d.run(uv.RunDefault))
	})
	traces["fs_file"] = folderTrace(func(d *folder) {
		buf := make([]byte, 64)
		d.say("open: ok") // what is wrong with a path comes through the callback
		fs.Open(d.Loop, d.file, os.O_CREATE|os.O_RDWR, 0o644, func(_ error, fd int) {
			d.say("opened: %d", bit(fd > 2))
			fs.Write(d.Loop, fd, []byte("hello"), -1, func(_ error, n int) {
				d.say("written: %d", n)
				fs.Fstat(d.Loop, fd, func(err error, st fs.Stats) {
					d.say("size %d", st.Size)
					d.say("stat: %s", code(err))
					d.readOn(fd, buf)
				})
			})
		})
		d.say("alive %d", bit(d.Alive()))
		d.say("default: %d", d.run(uv.RunDefault))
	})
	traces["fs_errors"] = folderTrace(func(d *folder) {
		sync := func(name string, err error) { d.say("%s: %s", name, code(err)) }
		second := func(_ any, err error) error { return err }
		d.put("x")
		buf := make([]byte, 64)
		sync("stat", second(fs.StatSync(d.other)))
		sync("open", second(fs.OpenSync(d.other, os.O_RDONLY, 0)))
		sync("mkdir", fs.MkdirSync(d.dir, 0o755))
		sync("rmdir", fs.RmdirSync(d.dir))
		sync("readlink", second(fs.ReadlinkSync(d.file)))
		sync("opendir", second(fs.OpendirSync(d.file)))
		sync("scandir", second(fs.ScandirSync(d.file)))
		sync("realpath", second(fs.RealpathSync(d.other)))
		sync("unlink", fs.UnlinkSync(d.dir))
		sync("access", fs.AccessSync(d.other, 0))
		sync("rename", fs.RenameSync(d.other, d.file))
		sync("copy over", fs.CopyfileSync(d.file, d.file, 0))
		sync("copy exclusive", fs.CopyfileSync(d.file, d.file, fs.CopyfileExcl))
		sync("copy flags", fs.CopyfileSync(d.file, d.other, 1024))
		sync("read nothing", second(fs.ReadSync(-1, buf, 0)))
		sync("no buffers", second(fs.ReadvSync(0, nil, 0)))
		sync("mkstemp", second(fs.MkstempSync("/no/such/folder/XXXXXX")))
		sync("mkdtemp", second(fs.MkdtempSync("no template")))
		fd, _ := fs.OpenSync(d.dir, os.O_RDONLY, 0)
		sync("read a folder", second(fs.ReadSync(fd, buf, 0)))
		fs.CloseSync(fd)
	})
	traces["fs_scandir"] = folderTrace(func(d *folder) {
		d.put("x")
		os.Symlink("file", d.other)
		fs.Scandir(d.Loop, d.dir, func(_ error, entries []fs.Dirent) {
			d.say("entries: %d", len(entries))
			for _, e := range entries {
				d.say("%s is a %s", e.Name, map[fs.DirentKind]string{fs.DirentFile: "file", fs.DirentLink: "link"}[e.Kind])
			}
			d.say("then: EOF") // a slice has its own end
		})
		d.say("scandir: ok")
		d.run(uv.RunDefault)
	})
	traces["fs_poll"] = folderTrace(func(d *folder) {
		p := named(d.tracer, "poll", fspoll.New(d.Loop))
		step := 0
		looked := func(err error, was, is fs.Stats) {
			d.say("%s: %d, then %d", code(err), was.Size, is.Size)
			switch step++; step {
			case 1:
				d.put("x")
			case 2:
				d.put("yz")
			case 3:
				os.Remove(d.file)
			case 4:
				d.close(p)
			}
		}
		_, err := p.GetPath()
		d.say("path: %s", code(err))
		d.say("start: %s", code(p.Start(d.file, time.Millisecond, looked)))
		d.say("start again: %s", code(p.Start(d.file, time.Millisecond, looked)))
		d.say("active %d", bit(p.IsActive()))
		d.say("default: %d", d.run(uv.RunDefault))
	})
}

// readOn is the second half of fs_file.
func (d *folder) readOn(fd int, buf []byte) {
	fs.Read(d.Loop, fd, buf, 1, func(_ error, n int) {
		d.say("read: %s", buf[:n])
		fs.Read(d.Loop, fd, buf, -1, func(_ error, n int) {
			d.say("read at the end: %d", n)
			fs.Ftruncate(d.Loop, fd, 2, func(err error) {
				d.say("truncated: %s", code(err))
				fs.Read(d.Loop, fd, buf, 0, func(_ error, n int) {
					d.say("read: %s", buf[:n])
					d.closeAndRename(fd)
				})
			})
		})
	})
}

func (d *folder) closeAndRename(fd int) {
	fs.Close(d.Loop, fd, func(err error) {
		d.say("closed: %s", code(err))
		fs.Close(d.Loop, fd, func(err error) {
			d.say("closed again: %s", code(err))
			fs.Rename(d.Loop, d.file, d.other, func(err error) {
				d.say("renamed: %s", code(err))
				fs.Unlink(d.Loop, d.other, func(err error) { d.say("unlinked: %s", code(err)) })
			})
		})
	})
}

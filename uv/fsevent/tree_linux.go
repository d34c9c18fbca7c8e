package fsevent

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"

	"golang.org/x/sys/unix"

	"github.com/uvgo/uvgo/uv"
)

func (e *FSEvent) start(path string, recursive bool) error {
	s := &e.system
	if errno := e.acquire(); errno != 0 {
		return fail(errno, "watch", path)
	}
	s.path, s.base, s.recursive = path, filepath.Base(path), recursive
	if recursive {
		// New folders are looked for later, maybe from another place.
		abs, err := filepath.Abs(path)
		if path == "" || err != nil {
			return fail(syscall.ENOENT, "watch", path)
		}
		s.path = abs
	}
	root := &watch{e: e}
	if errno := s.in.add(root, s.path, 0); errno != 0 {
		return fail(errno, "watch", path)
	}
	if recursive {
		if _, err := root.grow(nil); err != nil {
			root.fell()
			return err
		}
	}
	s.in.starts++
	s.root, s.seq = root, s.in.starts
	return nil
}

func (e *FSEvent) stop() {
	e.system.root.fell()
	e.system.root = nil
}

// child makes w watch the folder of that name in it; fresh tells that it did
// not yet.
func (w *watch) child(name string) (c *watch, fresh bool, err error) {
	c = &watch{e: w.e, folder: join(w.folder, name)}
	path := filepath.Join(w.e.system.path, c.folder)
	if errno := w.target.in.add(c, path, unix.IN_ONLYDIR|unix.IN_DONT_FOLLOW); errno != 0 {
		return nil, false, fail(errno, "watch", path)
	}
	if old := w.below[name]; old != nil {
		if old.target == c.target {
			c.remove()
			return old, false, nil
		}
		w.prune(name) // another folder has taken its place
	}
	if w.below == nil {
		w.below = make(map[string]*watch)
	}
	w.below[name] = c
	return c, true, nil
}

// grow makes w watch all folders below it, and appends what it finds there to
// found. w is watched before it is read: what comes between is seen twice
// rather than not at all. A folder that has vanished meanwhile, or that may not
// be read, is no error.
func (w *watch) grow(found []string) ([]string, error) {
	dir := filepath.Join(w.e.system.path, w.folder)
	entries, err := os.ReadDir(dir)
	if err != nil && !passable(err) {
		var errno syscall.Errno
		errors.As(err, &errno)
		return found, fail(errno, "scandir", dir)
	}
	for _, entry := range entries {
		found = append(found, join(w.folder, entry.Name()))
		if !entry.IsDir() {
			continue
		}
		c, fresh, err := w.child(entry.Name())
		if err == nil && fresh {
			found, err = c.grow(found)
		}
		if err != nil && !passable(err) {
			return found, err
		}
	}
	return found, nil
}

// passable tells that a folder has vanished, was no folder, or is closed to us.
func passable(err error) bool {
	for _, errno := range []syscall.Errno{syscall.ENOENT, syscall.ENOTDIR, syscall.EACCES, syscall.EPERM} {
		if errors.Is(err, errno) {
			return true
		}
	}
	return false
}

// discover follows the appearance of a folder, of which the handle was told.
func (w *watch) discover(name string) {
	e := w.e
	c, fresh, err := w.child(name)
	var found []string
	if err == nil && fresh {
		found, err = c.grow(nil)
	}
	for _, name := range found {
		e.onEvent(nil, name, Rename)
		if w.target == nil {
			return // the callback stopped the handle
		}
	}
	if err != nil && !passable(err) {
		e.onEvent(err, join(w.folder, name), 0)
	}
}

// prune ends the watching of the folder of that name in w, and of all below.
func (w *watch) prune(name string) {
	if c := w.below[name]; c != nil {
		delete(w.below, name)
		c.fell()
	}
}

// fell ends w and all below.
func (w *watch) fell() {
	for _, c := range w.below {
		c.fell()
	}
	w.below = nil
	w.remove()
}

// regrow finds the folders below w anew.
func (w *watch) regrow() {
	for name := range w.below {
		w.prune(name)
	}
	if _, err := w.grow(nil); err != nil {
		w.e.onEvent(err, "", 0)
	}
}

func join(folder, name string) string {
	if folder == "" {
		return name
	}
	return folder + "/" + name
}

func fail(errno uv.Errno, call, path string) error {
	return &uv.Error{Code: uv.FromErrno(errno), Syscall: call, Path: path}
}

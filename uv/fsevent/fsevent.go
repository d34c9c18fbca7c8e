// Package fsevent tells of changes to files and folders, as uv_fs_event_t.
//
//	e := fsevent.New(loop)
//	e.Start("notes", fsevent.Recursive, func(err error, name string, events fsevent.Events) {
//		...
//	})
//
// It is built on inotify: all handles of a loop share one descriptor. The
// system may merge changes that follow each other closely and report one change
// several times, so an event says "look here", not what happened.
//
// # Folders below
//
// With Recursive a handle watches the folders below its own, too, and those that
// appear later, which libuv does not do on Linux. inotify knows no such thing,
// so each folder takes one of the system's watches, and there is a moment
// between a folder's appearance and the beginning of its watch. To lose nothing,
// the handle looks into a new folder once it is watched and tells of all that is
// there already; what comes at that very moment may be told twice. Start itself
// tells of nothing that is there.
//
// Links are not followed, except path itself. Folders that may not be read are
// left out. If the root is moved elsewhere, folders that appear in it are not
// found any more.
//
// # Too many events
//
// If changes come faster than they are read, the system drops them. libuv says
// nothing then; here every handle is told of a change without a name, which is
// what libuv does on Windows: look at everything again.
//
// # Other systems
//
// Start is ENOTSUP everywhere but on Linux. Package fspoll works everywhere.
package fsevent

import "github.com/uvgo/uvgo/uv"

// FSEvent watches one file or folder, as uv_fs_event_t.
type FSEvent struct {
	uv.Handle
	path    string
	onEvent func(err error, name string, events Events)
	system  system
}

// Events says what happened, as uv_fs_event.
type Events uint8

const (
	Rename Events = 1 << iota // it was created, deleted or moved
	Change                    // its content or its attributes changed
)

// Flags say how to watch, as uv_fs_event_flags.
type Flags uint8

// Recursive watches the folders below, too.
const Recursive Flags = 4

var kind = uv.HandleKind{
	Name: "fs_event",
	Closing: func(h uv.AnyHandle) {
		e := h.(*FSEvent)
		e.Stop()
		e.release()
	},
}

// New makes a handle that is not started, as uv_fs_event_init. Loop goroutine
// only.
func New(loop *uv.Loop) *FSEvent {
	e := new(FSEvent)
	e.Init(loop, &kind, e)
	return e
}

// Start makes onEvent run in the poll phase for changes to path from now on, as
// uv_fs_event_start. Several handles may watch the same path; they are told in
// the order in which they were started.
//
// For a folder, name is that of the entry that changed, with Recursive its path
// below the folder; for a file, or the folder itself, it is the last element of
// path. It is "" if changes were lost. If path is deleted, onEvent is told, and
// the handle stays active, but nothing follows, not even if path is made anew.
//
// err is nil, except that with Recursive it is a *uv.Error if a folder that has
// appeared cannot be watched; the rest goes on. events is 0 then.
//
// Start is EINVAL if the handle is active or closing, without onEvent, and for
// flags that do not exist. It is a *uv.Error with ENOENT if there is no path,
// EACCES if it may not be read, ENOSPC or EMFILE where the system's limits on
// inotify (fs.inotify.max_user_watches and max_user_instances) are met. The
// handle is inactive then.
//
// With Recursive, Start reads all folders below path before it returns.
//
// Differs from libuv: a folder whose attributes change is not told as renamed,
// too; one that is given with a slash at the end has a name all the same; and
// handles that watch one file by different paths get each its own name. Loop
// goroutine only.
func (e *FSEvent) Start(path string, flags Flags, onEvent func(err error, name string, events Events)) error {
	if e.IsActive() || e.IsClosing() || onEvent == nil || flags&^Recursive != 0 {
		return uv.EINVAL
	}
	if err := e.start(path, flags&Recursive != 0); err != nil {
		return err
	}
	e.path, e.onEvent = path, onEvent
	e.Activate()
	return nil
}

// Stop ends the watching, as uv_fs_event_stop: onEvent runs no more, not even
// for changes that the system has reported already. Stopping what is not
// started does nothing. Loop goroutine only.
func (e *FSEvent) Stop() {
	if e.IsActive() {
		e.stop()
		e.path, e.onEvent = "", nil
		e.Deactivate()
	}
}

// GetPath is the path that was given to Start, as it was given, as
// uv_fs_event_getpath; EINVAL if the handle is inactive. (There is no buffer
// that could be too small.) Loop goroutine only.
func (e *FSEvent) GetPath() (string, error) {
	if !e.IsActive() {
		return "", uv.EINVAL
	}
	return e.path, nil
}

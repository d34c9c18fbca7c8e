// Package fs works on files without blocking the loop, as uv_fs_*.
//
//	fs.Open(loop, "notes", syscall.O_RDONLY, 0, func(err error, fd int) {
//		...
//	})
//
// Every operation comes twice. With a loop it runs in the thread pool (package
// work) and calls back on the loop. With the name's ending Sync it runs where
// it is called, needs no loop, and returns what the callback would be told.
// Both are the same code, and the same errors.
//
// Callbacks may be nil: then nobody is told. Buffers and entries that are
// handed in belong to the operation until it calls back. Operations that are
// in flight together run in any order.
//
// # Descriptors
//
// A file is a descriptor, an int, as uv_file; a syscall.Handle on Windows. It
// is closed by Close alone, and never left to child processes. Flags of Open
// are those of package syscall.
//
// # What a request holds
//
// libuv keeps results in the request; here the callback is given them, each
// with its own type, in place of uv_fs_get_result, uv_fs_get_ptr and
// uv_fs_get_statbuf. uv_fs_get_type is Request.Kind, uv_fs_get_path
// Request.Path. uv_fs_get_system_error is errors.As with a syscall.Errno.
// There is nothing to clean up. Of the flags UV_FS_O_ and the type uv_file see
// above; a descriptor is the system's own, without uv_get_osfhandle.
//
// # Errors
//
// What the system refuses is an *uv.Error with Node's fields: Syscall, Path,
// Dest. What this package refuses itself, or Cancel took back, is a bare
// uv.Code. EINTR never surfaces: an interrupted call is made again.
//
// # What runs where
//
//	                  Linux   macOS   FreeBSD  NetBSD  OpenBSD  DragonFly  Windows
//	birth time        yes     yes     yes      yes     0        0          yes
//	Stats.Flags, Gen  0       yes     yes      yes     yes      yes        0
//	Futime counts in  1 ns    1 µs    1 µs     1 µs    1 µs     1 µs       100 ns
//	Fdatasync         yes     as Fsync, which does more
//	FICLONE           yes     copies; ENOTSUP with the force flag
//	Sendfile          kernel  reads and writes
//	Readv, Writev     direct  direct  joined   joined  direct   joined     joined
//	Fchmod, Statfs    yes     yes     yes      yes     yes      yes        ENOTSUP
//	Chown and kin     yes     yes     yes      yes     yes      yes        ENOTSUP
//
// Joined means that the bytes of several buffers go through one between. On
// Linux the birth time is 0 where the file system does not keep it. On Windows
// permissions are those to write or not.
//
// What is not Linux is compiled, but not run, by this project's tests.
package fs

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
// # Errors
//
// What the system refuses is an *uv.Error with Node's fields: Syscall, Path,
// Dest. What this package refuses itself, or Cancel took back, is a bare
// uv.Code. EINTR never surfaces: an interrupted call is made again.
//
// # What runs where
//
//	                        Linux    macOS    FreeBSD  NetBSD   OpenBSD,  Windows
//	                                                            DragonFly
//	birth time              statx    yes      yes      yes      0         yes
//	Stats.Flags, Gen        0        yes      yes      yes      yes       0
//	times of Futime         1 ns     1 µs     1 µs     1 µs     1 µs      100 ns
//	Fdatasync               yes      as Fsync, which is stronger
//	clones (FICLONE)        yes      none: an ordinary copy, and ENOTSUP if forced
//	Sendfile                kernel   reads and writes
//	Readv, Writev           at once  at once  copied   copied   at once(1) copied
//	Chown, Fchown, Lchown   yes      yes      yes      yes      yes       ENOTSUP
//	Fchmod, Statfs          yes      yes      yes      yes      yes       ENOTSUP
//
// (1) copied on DragonFly: one buffer goes between the caller's and the system.
//
// What is not Linux is compiled, but not run, by this project's tests.
package fs

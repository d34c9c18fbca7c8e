package uv

import "strconv"

// Error is a Code with what happened around it: the fields of Node's system
// errors. Fields that say nothing are empty.
type Error struct {
	Code    Code
	Syscall string // "connect", "listen", "read", "open"
	Addr    string // IP address, or path of a pipe
	Port    int
	Path    string // of a file
	Dest    string // the second path of rename, link and copy
}

// Error is Node's message for the same failure:
//
//	connect ECONNREFUSED 127.0.0.1:9
//	listen EADDRINUSE: address already in use 127.0.0.1:3000
//	read ECONNRESET
//	ENOENT: no such file or directory, open '/nowhere'
//
// Node spells out the message for files, and for listen, where most people
// meet their first error.
func (e *Error) Error() string {
	if e.Path != "" {
		s := e.Code.Error() + ", " + e.Syscall + " '" + e.Path + "'"
		if e.Dest != "" {
			s += " -> '" + e.Dest + "'"
		}
		return s
	}
	s := e.Syscall + " " + e.Code.Name()
	if e.Syscall == "listen" {
		s += ": " + e.Code.Message()
	}
	if e.Addr != "" {
		s += " " + e.Addr
	}
	if e.Port > 0 {
		s += ":" + strconv.Itoa(e.Port)
	}
	return s
}

// Unwrap is the Code.
func (e *Error) Unwrap() error { return e.Code.Err() }

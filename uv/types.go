package uv

// HandleType is the kind of a handle, as uv_handle_type.
type HandleType uint8

const (
	TypeUnknown   HandleType = iota // UV_UNKNOWN_HANDLE: of a kind that libuv does not have
	TypeAsync                       // UV_ASYNC
	TypeCheck                       // UV_CHECK
	TypeFSEvent                     // UV_FS_EVENT
	TypeFSPoll                      // UV_FS_POLL
	TypeHandle                      // UV_HANDLE, which no handle is
	TypeIdle                        // UV_IDLE
	TypeNamedPipe                   // UV_NAMED_PIPE
	TypePoll                        // UV_POLL
	TypePrepare                     // UV_PREPARE
	TypeProcess                     // UV_PROCESS
	TypeStream                      // UV_STREAM
	TypeTCP                         // UV_TCP
	TypeTimer                       // UV_TIMER
	TypeTTY                         // UV_TTY
	TypeUDP                         // UV_UDP
	TypeSignal                      // UV_SIGNAL
	TypeFile                        // UV_FILE: what GuessHandle says of a file
)

// handleTypes are their names; HandleKind.Name is one of them.
var handleTypes = [...]string{
	TypeAsync: "async", TypeCheck: "check", TypeFSEvent: "fs_event", TypeFSPoll: "fs_poll",
	TypeHandle: "handle", TypeIdle: "idle", TypeNamedPipe: "pipe", TypePoll: "poll",
	TypePrepare: "prepare", TypeProcess: "process", TypeStream: "stream", TypeTCP: "tcp",
	TypeTimer: "timer", TypeTTY: "tty", TypeUDP: "udp", TypeSignal: "signal", TypeFile: "file",
}

// String is the kind's name, such as "fs_event", or "pipe" for TypeNamedPipe,
// as uv_handle_type_name; "" of TypeUnknown and of what is no type. Safe from
// any goroutine.
func (t HandleType) String() string {
	if int(t) < len(handleTypes) {
		return handleTypes[t]
	}
	return ""
}

// Type is the handle's kind, as uv_handle_get_type: TypeUnknown if it is one
// that libuv does not have. Safe from any goroutine.
func (h *Handle) Type() HandleType {
	for t, name := range handleTypes {
		if name == h.kind.Name {
			return HandleType(t)
		}
	}
	return TypeUnknown
}

// RequestType is the kind of a request, as uv_req_type.
type RequestType uint8

const (
	RequestUnknown     RequestType = iota // UV_UNKNOWN_REQ
	RequestAny                            // UV_REQ, which no request is
	RequestConnect                        // UV_CONNECT
	RequestWrite                          // UV_WRITE
	RequestShutdown                       // UV_SHUTDOWN
	RequestUDPSend                        // UV_UDP_SEND
	RequestFS                             // UV_FS
	RequestWork                           // UV_WORK
	RequestGetAddrInfo                    // UV_GETADDRINFO
	RequestGetNameInfo                    // UV_GETNAMEINFO
	RequestRandom                         // UV_RANDOM
)

var requestTypes = [...]string{
	RequestAny: "req", RequestConnect: "connect", RequestWrite: "write", RequestShutdown: "shutdown",
	RequestUDPSend: "udp_send", RequestFS: "fs", RequestWork: "work",
	RequestGetAddrInfo: "getaddrinfo", RequestGetNameInfo: "getnameinfo", RequestRandom: "random",
}

// String is the kind's name, such as "udp_send", as uv_req_type_name; "" of
// RequestUnknown and of what is no type. Safe from any goroutine.
func (t RequestType) String() string {
	if int(t) < len(requestTypes) {
		return requestTypes[t]
	}
	return ""
}

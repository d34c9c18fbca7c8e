package tcp

// PairFlags are the flags of uv_socketpair for one of the pair.
type PairFlags uint8

// Nonblock is UV_NONBLOCK_PIPE.
const Nonblock PairFlags = 1

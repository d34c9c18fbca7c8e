package pipe

import "runtime"

// PairFlags are the flags of uv_pipe for one end of a pair.
type PairFlags uint8

// Nonblock is UV_NONBLOCK_PIPE.
const Nonblock PairFlags = 1

// abstract tells whether the system has names that are no paths.
const abstract = runtime.GOOS == "linux"

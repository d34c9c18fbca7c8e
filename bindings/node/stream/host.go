package stream

// OwnClose is emitClose: false: the host emits 'close' itself, a socket once
// its handle has closed.
func (s *Stream) OwnClose() { s.noEmitClose = true }

// Paused is isPaused: a script has called pause.
func (s *Stream) Paused() bool { return s.r != nil && (s.r.paused || s.r.flowing == flowOff) }

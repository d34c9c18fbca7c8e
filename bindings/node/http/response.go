package http

import (
	"math"
	"strconv"
	"strings"
	"unsafe"

	"github.com/uvgo/uvgo/bindings/node/buffer"
	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/bindings/node/http1"
)

// Response is the host of a ServerResponse.
type Response struct {
	outgoing
	x *exchange

	raw       []header // writeHead's own, when setHeader was not used
	status    int
	badStatus string // what statusCode was set to, if that is no status
	message   string // statusMessage, "" until somebody sets it

	whole      int64 // how long the body is, if end is what asks for the head
	wholeKnown bool

	held []byte         // written while an older response is not finished
	told []engine.Value // and the callbacks of that, held
}

type resState uint32

const (
	resHead       resState = 1 << iota // the head is fixed: headersSent
	resNoBody                          // HEAD, 204, 304, 1xx
	resChunked                         // the body is chunked
	resNoChunking                      // an HTTP/1.0 client that does not take chunks
	resKeepAlive                       // the request allows another one after it
	resEnded                           // end was called
	resFinished                        // all of it was sent
	resClosed                          // 'close' was emitted, or will be
	resDestroyed
	resNeedDrain // write said false
	resNoDate
	resNo100             // Expect: 100-continue was not answered yet
	resRemovedConnection // removeHeader('connection') and so on
	resRemovedLength
	resRemovedEncoding
	resStrictLength
	resCustomKeepAlive // a keep-alive field of the script's own
	resDetached        // detachSocket was called
	resBegun           // the head is on its way: _headerSent
)

func (r *Response) init(x *exchange, h *http1.Head) {
	r.x = x
	r.env = x.conn.server.env
	r.status = 200
	r.length = -1
	r.unique = x.conn.server.options.unique
	if h.Method == http1.HEAD {
		r.state |= resNoBody
	}
	if h.KeepAlive {
		r.state |= resKeepAlive
	}
	if h.Major < 1 || h.Major == 1 && h.Minor < 1 {
		if te, ok := h.Get("te"); !ok || !strings.Contains(string(te), "chunked") {
			r.state |= resNoChunking
		}
	}
}

func (r *Response) server() *Server { return r.x.conn.server }

// sink is where this response's bytes go now, and store gives it back.
func (r *Response) sink() []byte {
	c := r.x.conn
	if c.first != r.x {
		return r.held
	}
	if c.out == nil {
		c.out = c.server.scratch()
	}
	return c.out
}

func (r *Response) store(b []byte) {
	c := r.x.conn
	if c.first == r.x {
		c.out = b
		return
	}
	c.waiting += len(b) - len(r.held)
	r.held = b
	if c.waiting >= c.server.mark() {
		c.hold(pauseAnswer)
	}
}

// connected tells whether what is written can still go anywhere.
func (r *Response) connected() bool {
	c := r.x.conn
	// A script's own response has no socket and gathers what it is told.
	return r.state&resFinished == 0 && (c.state&connDetached != 0 || c.state&(connClosed|connShut) == 0)
}

// body appends a piece of the body to dst, framed.
func (r *Response) body(dst, b []byte) []byte {
	if len(b) == 0 || r.state&resNoBody != 0 {
		return dst
	}
	if r.state&resChunked == 0 {
		return append(dst, b...)
	}
	dst = http1.AppendChunkHeader(dst, len(b))
	dst = append(dst, b...)
	return append(dst, http1.CRLF...)
}

// pending is how much of this response waits for the kernel: writableLength.
func (r *Response) pending() int {
	c := r.x.conn
	if c.first != r.x {
		return len(r.held)
	}
	return c.unsent + len(c.out)
}

// chunk is a script's argument as bytes.
func (r *outgoing) chunk(v, encoding engine.Value) ([]byte, error) {
	eng := r.env.Engine
	switch eng.TypeOf(v) {
	case engine.String:
		s, err := eng.ToString(v)
		if err != nil {
			return nil, err
		}
		enc, err := buffer.EncodingArg(r.env, encoding)
		if err != nil {
			return nil, err
		}
		if enc == buffer.UTF8 {
			// The bytes are only read, and only until the call returns.
			return unsafe.Slice(unsafe.StringData(s), len(s)), nil
		}
		return buffer.Encode(s, enc), nil
	case engine.Null:
		return nil, r.env.Throw(env.TypeError, "ERR_STREAM_NULL_VALUES", "May not write null values to stream")
	}
	if b, ok := eng.Bytes(v); ok {
		return b, nil
	}
	return nil, r.env.InvalidArgType("chunk", "of type string or an instance of Buffer or Uint8Array", v)
}

// flushHeaders is res.flushHeaders.
func (r *Response) flushHeaders() error {
	if r.state&resEnded != 0 || !r.connected() {
		return nil
	}
	if err := r.implicitHead(-1); err != nil {
		return err
	}
	r.state |= resBegun
	if r.x.conn.first == r.x {
		r.x.conn.flush()
	}
	return nil
}

func (r *Response) uncorked() { r.x.conn.flushSoon() }

// destroy is res.destroy. One that waits for its turn takes the connection
// along when that comes.
func (r *Response) destroy(err engine.Value) {
	r.state |= resDestroyed
	if err != nil {
		r.err = r.env.Engine.Hold(err)
	}
	if r.x.conn.first == r.x {
		r.x.conn.destroyWith(err)
	}
}

// socketValue is res.socket.
func (r *Response) socketValue() engine.Value {
	if c := r.x.conn; c.state&connDetached != 0 || r.state&resDetached != 0 || c.state&connAssigned == 0 && r.state&resFinished != 0 && r.state&resClosed != 0 {
		return r.env.Engine.Null()
	}
	return r.x.conn.socketObject()
}

// write is res.write; false asks the writer to wait for 'drain'.
func (r *Response) write(b []byte, callback engine.Value) (bool, error) {
	if refused, err := r.refuse(callback); refused {
		return false, err
	}
	if r.state&resStrictLength != 0 && r.length >= 0 && r.written+int64(len(b)) > r.length {
		return false, r.lengthMismatch(r.written + int64(len(b)))
	}
	if err := r.checkBody(); err != nil {
		return false, err
	}
	if err := r.implicitHead(-1); err != nil {
		return false, err
	}
	r.state |= resBegun
	r.written += int64(len(b))
	r.store(r.body(r.sink(), b))
	if r.corked == 0 {
		r.x.conn.flushSoon()
	}
	if callback != nil {
		r.whenSent(callback)
	}
	// What is written in one tick leaves in the next, so that it leaves
	// together; until then it counts, as it does in Node.
	if r.pending() >= r.x.conn.server.mark() {
		r.state |= resNeedDrain
		return false, nil
	}
	return true, nil
}

// refuse tells whether nothing may be written any more: the error is emitted,
// not thrown.
func (r *Response) refuse(callback engine.Value) (bool, error) {
	var v engine.Value
	switch {
	case r.state&resEnded != 0:
		v = r.env.NewError(env.Error, "ERR_STREAM_WRITE_AFTER_END", "write after end")
	case r.state&resDestroyed != 0:
		v = r.env.NewError(env.Error, "ERR_STREAM_DESTROYED", "Cannot call write after a stream was destroyed")
	case !r.connected():
		// Node writes into the void: the client is gone.
		return true, nil
	default:
		return false, nil
	}
	v = r.env.Engine.Hold(v)
	if callback != nil {
		callback = r.env.Engine.Hold(callback)
	}
	destroyed := r.state&resDestroyed != 0
	r.env.NextTick(func() error {
		defer r.env.Engine.Release(v)
		if callback != nil {
			defer r.env.Engine.Release(callback)
			if _, err := r.env.Engine.Call(callback, nil, v); err != nil {
				return err
			}
		}
		if destroyed {
			return nil
		}
		_, err := r.emitter.Emit(r.env, r.this, "error", v)
		return err
	})
	return true, nil
}

// checkBody refuses a body where there can be none, if the server's
// rejectNonStandardBodyWrites says so.
func (r *Response) checkBody() error {
	if r.state&resNoBody == 0 || !r.server().options.rejectBodies.on {
		return nil
	}
	return r.env.Throw(env.Error, "ERR_HTTP_BODY_NOT_ALLOWED", "Adding content for this request method or response status is not allowed.")
}

func (r *outgoing) lengthMismatch(n int64) error {
	return r.env.Throw(env.Error, "ERR_HTTP_CONTENT_LENGTH_MISMATCH",
		"Response body's content-length of "+strconv.FormatInt(n, 10)+" byte(s) does not match the content-length of "+strconv.FormatInt(r.length, 10)+" byte(s) set in header")
}

// end is res.end with a last piece of the body, nil for none.
func (r *Response) end(b []byte, hasChunk bool, callback engine.Value) error {
	if r.state&resEnded != 0 {
		return r.endAgain(hasChunk, callback)
	}
	if hasChunk {
		if err := r.checkBody(); err != nil {
			return err
		}
	}
	if callback != nil {
		if err := r.emitter.Once(r.env, r.this, "finish", callback); err != nil {
			return err
		}
	}
	if !r.connected() {
		r.state |= resEnded
		return nil
	}
	if n := r.written + int64(len(b)); r.state&resStrictLength != 0 && r.length >= 0 && r.state&resNoBody == 0 && n != r.length {
		return r.lengthMismatch(n)
	}
	if err := r.implicitHead(int64(len(b))); err != nil {
		return err
	}
	r.written += int64(len(b))
	dst := r.body(r.sink(), b)
	if r.state&(resChunked|resNoBody) == resChunked {
		dst = append(dst, "0\r\n"...)
		for i := range r.trailers {
			dst = http1.AppendHeader(dst, r.trailers[i].name, r.trailers[i].text)
		}
		dst = append(dst, http1.CRLF...)
	}
	r.corked = 0
	r.state |= resEnded | resBegun
	r.store(dst)
	if r.x.conn.first == r.x {
		r.x.conn.flush()
		r.x.conn.advance()
	}
	_, err := r.emitter.Emit(r.env, r.this, "prefinish")
	return err
}

// endAgain is a second end: an error for its callback, or for 'error' if it
// brought more to write.
func (r *Response) endAgain(hasChunk bool, callback engine.Value) error {
	if hasChunk {
		_, err := r.refuse(callback)
		return err
	}
	if callback == nil {
		return nil
	}
	if r.state&resFinished == 0 {
		return r.emitter.Once(r.env, r.this, "finish", callback)
	}
	_, err := r.env.Engine.Call(callback, nil, r.env.NewError(env.Error, "ERR_STREAM_ALREADY_FINISHED", "Cannot call end after a stream was finished"))
	return err
}

// whenSent calls back in a tick, when what was written so far has gone; at once
// if there is nothing to send.
func (r *Response) whenSent(callback engine.Value) {
	c := r.x.conn
	callback = r.env.Engine.Hold(callback)
	switch {
	case r.state&resNoBody != 0:
		c.callBack([]engine.Value{callback}, nil)
	case c.first == r.x:
		c.told = append(c.told, callback)
	default:
		r.told = append(r.told, callback)
	}
}

// sent: the kernel took everything, or the response may write at last.
func (r *Response) sent() {
	if r.state&resNeedDrain == 0 || r.state&resEnded != 0 {
		return
	}
	r.state &^= resNeedDrain
	r.env.NextTick(func() error {
		if r.state&(resEnded|resClosed) != 0 {
			return nil
		}
		_, err := r.emitter.Emit(r.env, r.this, "drain")
		return err
	})
}

// refuseWith answers a request that the script does not get to see.
func (r *Response) refuseWith(status int) error {
	r.status = status
	dst, err := r.head(r.sink(), -1)
	if err != nil {
		return err
	}
	r.store(dst)
	return r.end(nil, false, nil)
}

// finish: the last byte was taken by the kernel. The events come later, and
// only if somebody may listen.
func (r *Response) finish() {
	r.state |= resFinished
	r.env.NextTick(r.emitFinish)
}

func (r *Response) emitFinish() error {
	if r.state&resClosed != 0 {
		return nil
	}
	// Before the listeners: one that throws must not cost the 'close'.
	if r.x.conn.state&(connAssigned|connDetached) == 0 {
		r.x.req.answered()
		r.close()
	}
	_, err := r.emitter.Emit(r.env, r.this, "finish")
	return err
}

// close emits 'close' of a response that was sent, in a later tick.
func (r *Response) close() {
	if r.state&resClosed == 0 {
		r.state |= resClosed
		r.env.NextTick(r.emitClose)
	}
}

// cut emits 'close' of a response whose connection is gone.
func (r *Response) cut() error {
	if r.state&resClosed != 0 {
		return nil
	}
	r.state |= resClosed | resDestroyed
	return r.emitClose()
}

func (r *Response) emitClose() error {
	r.state |= resDestroyed
	_, err := r.emitter.Emit(r.env, r.this, "close")
	r.letGo()
	return err
}

// letGo releases what was held; the object may live on in the script.
func (r *Response) letGo() {
	eng := r.env.Engine
	r.headers.release(eng)
	for i := range r.raw {
		r.raw[i].release(eng)
	}
	for _, f := range r.told {
		eng.Release(f)
	}
	r.told = nil
	eng.Release(r.this)
}

// statusText is what was given for a status, as messages show it.
func statusText(e *env.Env, v engine.Value) string {
	if e.Engine.TypeOf(v) == engine.Object && e.Inspect != nil {
		return e.Inspect(v)
	}
	return e.Text(v)
}

// statusOf checks a status code as writeHead does.
func statusOf(e *env.Env, v engine.Value) (int, error) {
	f, err := e.Engine.ToNumber(v)
	if err != nil {
		return 0, err
	}
	if math.IsNaN(f) || f < 100 || f >= 1000 {
		return 0, e.Throw(env.RangeError, "ERR_HTTP_INVALID_STATUS_CODE", "Invalid status code: "+statusText(e, v))
	}
	return int(f), nil
}

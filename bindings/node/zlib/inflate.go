package zlib

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"io"
	"iter"
)

// inflater decompresses. Go's decompressors pull what they need, and a stream is
// pushed; so one runs as a coroutine, which stops where it needs more.
type inflater struct {
	in    []byte
	ended bool // no more will come
	out   bytes.Buffer
	chunk int  // how long out may become
	full  bool // it is, and there is more
	err   error
	done  bool
	next  func() (struct{}, bool)
	stop  func()
}

var errStopped = errors.New("stopped")

// feed is what a decompressor reads, and what its output is written to. It gives
// single bytes too, so that none is taken from behind the end.
type feed struct {
	f     *inflater
	yield func(struct{}) bool
}

func (r *feed) wait() error {
	for len(r.f.in) == 0 {
		if r.f.ended {
			return io.EOF
		}
		if !r.yield(struct{}{}) {
			return errStopped
		}
	}
	return nil
}

func (r *feed) Read(p []byte) (int, error) {
	if err := r.wait(); err != nil {
		return 0, err
	}
	n := copy(p, r.f.in)
	r.f.in = r.f.in[n:]
	return n, nil
}

func (r *feed) ReadByte() (byte, error) {
	if err := r.wait(); err != nil {
		return 0, err
	}
	b := r.f.in[0]
	r.f.in = r.f.in[1:]
	return b, nil
}

func newInflater(kind string, chunk int, dictionary []byte) *inflater {
	f := &inflater{chunk: max(chunk, 1)}
	f.next, f.stop = iter.Pull(func(yield func(struct{}) bool) {
		r := &feed{f, yield}
		f.err = r.run(kind, dictionary)
		f.done = true
	})
	return f
}

// run decompresses all there is.
func (r *feed) run(kind string, dictionary []byte) error {
	if kind == "unzip" {
		if err := r.wait(); err != nil {
			return err
		}
		kind = "inflate"
		if r.f.in[0] == 0x1f {
			kind = "gunzip"
		}
	}
	var z io.Reader
	var err error
	switch kind {
	case "inflateRaw":
		z = flate.NewReaderDict(r, dictionary)
	case "inflate":
		z, err = zlib.NewReaderDict(r, dictionary)
	default:
		return r.members()
	}
	if err == nil {
		err = r.drain(z)
	}
	return err
}

// drain writes all that z gives.
func (r *feed) drain(z io.Reader) error {
	_, err := io.Copy(r, z)
	return err
}

// Write waits whenever out is full: a few bytes may stand for gigabytes.
func (r *feed) Write(p []byte) (int, error) {
	n := len(p)
	for {
		k := min(len(p), r.f.chunk-r.f.out.Len())
		r.f.out.Write(p[:k])
		if p = p[k:]; len(p) == 0 {
			return n, nil
		}
		r.f.full = true
		if !r.yield(struct{}{}) {
			return 0, errStopped
		}
		r.f.full = false
	}
}

// isGzip looks at the two bytes with which a gzip file begins.
func (r *feed) isGzip() error {
	for len(r.f.in) < 2 && !r.f.ended {
		if !r.yield(struct{}{}) {
			return errStopped
		}
	}
	switch {
	case len(r.f.in) < 2:
		return io.ErrUnexpectedEOF
	case r.f.in[0] != 0x1f || r.f.in[1] != 0x8b:
		return gzip.ErrHeader
	}
	return nil
}

// members decompresses one gzip file behind the other. Zeros that follow are
// padding, as in Node.
func (r *feed) members() error {
	err := r.isGzip()
	if err != nil {
		return err
	}
	z, err := gzip.NewReader(r)
	for err == nil {
		z.Multistream(false)
		if err = r.drain(z); err != nil {
			break
		}
		switch err = r.wait(); {
		case err == io.EOF || err == nil && r.f.in[0] == 0:
			return nil
		case err == nil:
			err = r.isGzip()
		}
		if err == nil {
			err = z.Reset(r)
		}
	}
	return err
}

func (f *inflater) write(b []byte, m mode) (out []byte, rest bool, err error) {
	if f.done {
		return nil, false, nil // trailing bytes
	}
	f.in = append(f.in, b...)
	f.ended = m == finish || m == lenient
	f.next()
	out = taken(&f.out)
	switch {
	case !f.done || f.err == nil:
		return out, f.full, nil
	case m == lenient && (errors.Is(f.err, io.ErrUnexpectedEOF) || errors.Is(f.err, io.EOF)):
		return out, false, nil
	}
	return out, false, explained(f.err)
}

func (f *inflater) close() { f.stop() }

package zlib

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"io"
)

// A codec takes bytes and gives bytes. It belongs to one goroutine at a time.
type codec interface {
	// write takes b, does behind it what mode says, and gives what can be given:
	// with rest, there is more, which another write of nothing gives.
	write(b []byte, mode mode) (out []byte, rest bool, err error)
	close()
}

// A mode is what follows a write.
type mode uint8

const (
	more    mode = iota
	flush        // give all that was taken so far
	finish       // this was the last
	lenient      // this was the last, complete or not
)

// newCodec makes the codec of a class of Node's. What decompresses gives chunk
// bytes at once, and no more.
func newCodec(kind string, level, chunk int, dictionary []byte) (codec, error) {
	d := &deflater{}
	var err error
	switch kind {
	case "deflate":
		d.w, err = zlib.NewWriterLevelDict(&d.out, level, dictionary)
	case "deflateRaw":
		d.w, err = flate.NewWriterDict(&d.out, level, dictionary)
	case "gzip":
		d.w, err = gzip.NewWriterLevel(&d.out, level)
	default:
		return newInflater(kind, chunk, dictionary), nil
	}
	return d, err
}

// deflater compresses.
type deflater struct {
	out bytes.Buffer
	w   interface {
		io.WriteCloser
		Flush() error
	}
}

func (d *deflater) write(b []byte, m mode) ([]byte, bool, error) {
	_, err := d.w.Write(b)
	switch {
	case err != nil:
	case m == flush || m == lenient:
		err = d.w.Flush()
	case m == finish:
		err = d.w.Close()
	}
	return taken(&d.out), false, err
}

func (d *deflater) close() {}

// taken empties a buffer into a slice of its own.
func taken(b *bytes.Buffer) []byte {
	out := bytes.Clone(b.Bytes())
	b.Reset()
	return out
}

// An Error of zlib's, in its words.
type failure struct{ code, message string }

func (f *failure) Error() string { return f.message }

// explained is an error of Go's as zlib tells it.
func explained(err error) error {
	var corrupt flate.CorruptInputError
	switch {
	case err == nil:
		return nil
	case errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF):
		return &failure{"Z_BUF_ERROR", "unexpected end of file"}
	case errors.Is(err, zlib.ErrHeader) || errors.Is(err, gzip.ErrHeader):
		return &failure{"Z_DATA_ERROR", "incorrect header check"}
	case errors.Is(err, zlib.ErrChecksum) || errors.Is(err, gzip.ErrChecksum):
		return &failure{"Z_DATA_ERROR", "incorrect data check"}
	case errors.Is(err, zlib.ErrDictionary):
		return &failure{"Z_NEED_DICT", "Missing dictionary"}
	case errors.As(err, &corrupt):
		return &failure{"Z_DATA_ERROR", "invalid distance too far back"}
	}
	return &failure{"Z_DATA_ERROR", err.Error()}
}

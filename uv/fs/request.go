package fs

import (
	"github.com/uvgo/uvgo/uv"
	"github.com/uvgo/uvgo/uv/work"
)

// Request is an operation in flight, as uv_fs_t.
type Request struct {
	job  work.Request
	kind Kind
	args args
}

// args are what the operations take. One struct for all, in the request, saves
// each of them a closure.
type args struct {
	path, dest     string
	fd, out        int
	flags          int
	mode           uint32
	uid, gid       int
	offset, length int64
	buf            []byte
	bufs           [][]byte
	atime, mtime   Timespec
	dir            *Dir
	entries        []Dirent
}

var _ uv.AnyRequest = (*Request)(nil)

// Type is uv.RequestFS, as uv_req_get_type. Safe from any goroutine.
func (r *Request) Type() uv.RequestType { return uv.RequestFS }

// Kind is the operation, as uv_fs_get_type. Safe from any goroutine.
func (r *Request) Kind() Kind { return r.kind }

// Path is the path that the operation was given, the first of two, as
// uv_fs_get_path; "" if it works on a descriptor. Safe from any goroutine.
func (r *Request) Path() string { return r.args.path }

// Cancel takes the operation back, as uv_cancel: its callback still runs, later,
// with ECANCELED, and nothing is done. EBUSY if the pool has begun with it, or
// is done. Loop goroutine only.
func (r *Request) Cancel() error { return r.job.Cancel() }

// task is a request whose callback takes a T.
type task[T any] struct {
	Request
	run    func(*args) (T, error)
	tell   func(error, T)
	result T
	err    error
}

func (t *task[T]) Work() { t.result, t.err = t.run(&t.args) }

func (t *task[T]) After(err error) {
	if err == nil {
		err = t.err
	}
	if t.tell != nil {
		t.tell(err, t.result)
	}
}

// begin runs an operation that has a result.
func begin[T any](loop *uv.Loop, kind Kind, a args, run func(*args) (T, error), tell func(error, T)) *Request {
	return (&task[T]{Request: Request{kind: kind, args: a}, run: run, tell: tell}).queue(loop)
}

func (t *task[T]) queue(loop *uv.Loop) *Request {
	t.job.QueueJob(loop, t)
	return &t.Request
}

// deed is a request that succeeds or fails, and that is all.
type deed struct {
	Request
	run  func(*args) error
	tell func(error)
	err  error
}

func (d *deed) Work() { d.err = d.run(&d.args) }

func (d *deed) After(err error) {
	if err == nil {
		err = d.err
	}
	if d.tell != nil {
		d.tell(err)
	}
}

// do runs an operation without a result.
func do(loop *uv.Loop, kind Kind, a args, run func(*args) error, tell func(error)) *Request {
	d := &deed{Request: Request{kind: kind, args: a}, run: run, tell: tell}
	d.job.QueueJob(loop, d)
	return &d.Request
}

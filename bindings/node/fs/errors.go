package fs

import (
	"errors"
	"fmt"

	"github.com/uvgo/uvgo/bindings/node/engine"
	"github.com/uvgo/uvgo/bindings/node/env"
	"github.com/uvgo/uvgo/uv"
)

// access is what a script wants of the file system.
type access uint8

const (
	reading access = iota
	writing
)

// denial is that a sandbox has no file system.
type denial struct {
	access   access
	resource string
}

func (d *denial) Error() string { return "Access to this API has been restricted" }

// denied refuses a job where there is no file system at all.
func (f *fs) denied(j *job) error {
	if _, none := f.disk.(nothing); none {
		return &denial{j.access, j.resource}
	}
	return nil
}

// fault is a failure that has words of its own, made a value on the loop.
type fault struct {
	message string
	value   func(f *fs) engine.Value
}

func (e *fault) Error() string { return e.message }

// exception is an error whose properties Node sets in another order, those of
// writeSync.
type exception struct{ cause *uv.Error }

func (x exception) Error() string { return x.cause.Error() }

// errorValue is err as scripts see it. Off the stack of any script it has no
// frames, as in Node.
func (f *fs) errorValue(err error) engine.Value {
	var thrown *engine.Exception
	var refused *denial
	var own *fault
	var sys *uv.Error
	var other exception
	switch {
	case errors.As(err, &thrown):
		return thrown.Value
	case errors.As(err, &own):
		return own.value(f)
	case errors.As(err, &refused):
		v := f.e.NewError(env.Error, "", refused.Error())
		f.eng.Set(v, "code", f.eng.String("ERR_ACCESS_DENIED"))
		f.eng.Set(v, "permission", f.eng.String([...]string{"FileSystemRead", "FileSystemWrite"}[refused.access]))
		if refused.resource != "" {
			f.eng.Set(v, "resource", f.eng.String(refused.resource))
		}
		return v
	case errors.As(err, &other):
		v := f.systemError(other.cause)
		code, _ := f.eng.Get(v, "code")
		f.eng.Delete(v, "code")
		f.eng.Set(v, "code", code)
		return v
	case errors.As(err, &sys):
		return f.systemError(sys)
	}
	return f.e.ErrorValue(err)
}

// systemError is Node's error of a file: it spells out the message though there
// be no path.
func (f *fs) systemError(err *uv.Error) engine.Value {
	text := err.Code.Error() + ", " + err.Syscall
	if err.Path != "" {
		text += " '" + err.Path + "'"
	}
	if err.Dest != "" {
		text += " -> '" + err.Dest + "'"
	}
	v := f.e.NewError(env.Error, "", text)
	f.eng.Set(v, "errno", f.eng.Number(float64(err.Code)))
	f.eng.Set(v, "code", f.eng.String(err.Code.Name()))
	for _, field := range [...]struct{ name, value string }{{"syscall", err.Syscall}, {"path", err.Path}, {"dest", err.Dest}} {
		if field.value != "" {
			f.eng.Set(v, field.name, f.eng.String(field.value))
		}
	}
	return v
}

// systemFault is Node's SystemError: a refusal in its own words about what the
// system would have said, such as ERR_FS_EISDIR.
func systemFault(code, message, syscall string, errno uv.Code, reason, path string) error {
	text := fmt.Sprintf("%s: %s returned %s (%s)", message, syscall, errno.Name(), reason)
	if path != "" {
		text += " " + path
	}
	return &fault{text, func(f *fs) engine.Value {
		eng := f.eng
		v := f.e.NewError(env.Error, code, text)
		if stack, err := eng.Get(v, "stack"); err == nil && eng.TypeOf(stack) == engine.String {
			s := "SystemError" + f.e.Text(stack)[len("Error"):]
			eng.Define(v, "stack", engine.Property{Value: eng.String(s), Writable: true, Configurable: true})
		}
		eng.Define(v, "name", engine.Property{Value: eng.String("SystemError"), Writable: true, Configurable: true})
		info := eng.NewObject(nil)
		eng.Set(info, "message", eng.String(reason))
		eng.Set(info, "path", eng.String(path))
		eng.Set(info, "syscall", eng.String(syscall))
		eng.Set(info, "errno", eng.Number(-float64(errno)))
		eng.Set(info, "code", eng.String(errno.Name()))
		eng.Set(v, "info", info)
		eng.Set(v, "errno", eng.Number(-float64(errno)))
		eng.Set(v, "syscall", eng.String(syscall))
		eng.Set(v, "path", eng.String(path))
		return v
	}}
}

// abortError is what a signal's abort makes of an operation.
func abortError(f *fs, signal engine.Value) engine.Value {
	v := f.e.NewError(env.Error, "", "The operation was aborted")
	eng := f.eng
	eng.Set(v, "code", eng.String("ABORT_ERR"))
	eng.Define(v, "name", engine.Property{Value: eng.String("AbortError"), Writable: true, Configurable: true})
	if stack, err := eng.Get(v, "stack"); err == nil && eng.TypeOf(stack) == engine.String {
		s := f.e.Text(stack)
		if len(s) >= 5 && s[:5] == "Error" {
			eng.Define(v, "stack", engine.Property{Value: eng.String("AbortError" + s[5:]), Writable: true, Configurable: true})
		}
	}
	if reason, err := eng.Get(signal, "reason"); err == nil && eng.TypeOf(reason) != engine.Undefined {
		eng.Define(v, "cause", engine.Property{Value: reason, Writable: true, Configurable: true})
	}
	return v
}

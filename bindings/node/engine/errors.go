package engine

import "strconv"

// Frame is one line of a stack trace. Line and Column count from one, columns in
// UTF-16 units; zero is unknown. A frame of native code has no File.
type Frame struct {
	Func   string
	File   string
	Line   int
	Column int
}

// String is the frame as Node prints it after "    at ".
func (f Frame) String() string {
	place := "<anonymous>"
	if f.File != "" {
		place = f.File
		if f.Line > 0 {
			place += ":" + strconv.Itoa(f.Line) + ":" + strconv.Itoa(max(f.Column, 1))
		}
	}
	if f.Func == "" {
		return place
	}
	return f.Func + " (" + place + ")"
}

// Exception is a thrown JavaScript value on its way through Go. Value is what
// was thrown, itself: what `throw x` threw is what a handler sees.
type Exception struct {
	Value Value
	// Text is what a person reads: "TypeError: x is not a function".
	Text string
	// At is where it was thrown, if the engine knows.
	At Frame
}

func (e *Exception) Error() string { return e.Text }

// Throw makes the error a Func returns to throw v.
func Throw(v Value) error { return &Exception{Value: v, Text: "exception"} }

// SyntaxError is a text that does not compile. Columns count from one, in
// UTF-16 units; EndColumn is one past the last that is wrong.
type SyntaxError struct {
	File      string
	Line      int
	Column    int
	EndColumn int
	Message   string // without "SyntaxError: "
	// SourceLine is the whole offending line.
	SourceLine string
}

func (e *SyntaxError) Error() string {
	return e.File + ":" + strconv.Itoa(e.Line) + ":" + strconv.Itoa(e.Column) + ": SyntaxError: " + e.Message
}

// Termination ends a script from outside its own rules: no catch or finally of
// the script sees it. It comes out of the outermost Call or Run.
type Termination struct {
	Reason error
}

func (t *Termination) Error() string { return "script terminated: " + t.Reason.Error() }

// Unwrap gives the reason.
func (t *Termination) Unwrap() error { return t.Reason }

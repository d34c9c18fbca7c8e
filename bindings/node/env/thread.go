package env

// Thread is a program that runs beside this one in the same process: in an Env,
// with an engine and on a loop of its own.
type Thread struct {
	File                    string
	Args, ExecArgv, Environ []string
	// Ended runs when everything of the program is closed, on its goroutine.
	Ended func(code int)
}

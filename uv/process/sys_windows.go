package process

import "syscall"

// Values of CreateProcess that package syscall has no names for.
const (
	detachedProcess = 0x00000008
	createNoWindow  = 0x08000000
)

func (o *Options) sys() *syscall.SysProcAttr {
	sys := &syscall.SysProcAttr{HideWindow: o.Flags&(WindowsHide|WindowsHideGUI) != 0}
	if o.Flags&(WindowsHide|WindowsHideConsole) != 0 {
		sys.CreationFlags |= createNoWindow
	}
	if o.Flags&Detached != 0 {
		sys.CreationFlags |= detachedProcess | syscall.CREATE_NEW_PROCESS_GROUP
	}
	if o.Flags&WindowsVerbatimArguments != 0 {
		for i, arg := range o.Args {
			if i > 0 {
				sys.CmdLine += " "
			}
			sys.CmdLine += arg
		}
	}
	return sys
}

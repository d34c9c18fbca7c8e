package fs

import "syscall"

func linuxConstants() []constant {
	return []constant{
		{"O_DIRECTORY", syscall.O_DIRECTORY}, {"O_NOATIME", syscall.O_NOATIME}, {"O_NOFOLLOW", syscall.O_NOFOLLOW},
		{"O_SYNC", syscall.O_SYNC}, {"O_DSYNC", syscall.O_DSYNC}, {"O_DIRECT", syscall.O_DIRECT}, {"O_NONBLOCK", syscall.O_NONBLOCK},
	}
}

//go:build darwin || freebsd || openbsd || netbsd || dragonfly

package backend

// lendScratch has nothing to give: Report is Linux's.
func (n *socket) lendScratch() {}

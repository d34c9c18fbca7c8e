package backend

// FD is the poller's descriptor, for those who watch it with another poller.
func (e *epoll) FD() int { return e.fd }

package backend

// lendScratch gives n what Report needs beside a descriptor.
func (n *socket) lendScratch() { n.e = new(epoll) }

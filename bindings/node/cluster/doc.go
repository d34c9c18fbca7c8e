// Package cluster is Node's cluster: a primary that forks workers, and workers
// that listen on the primary's sockets.
//
// A server in a worker does not bind: it leases of its primary (net.Primary).
// Either the primary accepts and hands the connections round (SCHED_RR), or all
// workers accept on one socket (SCHED_NONE, and datagrams always). The two ends
// talk over the channel of package ipc in Node's own words, so that either may
// be a real Node: objects whose cmd is NODE_CLUSTER, with a seq, and an ack that
// repeats the seq of what is answered.
//
//	worker → primary  online, queryServer, listening, close, exitedAfterDisconnect
//	primary → worker  newconn, disconnect
//
//	cluster.go     the module, at either end
//	worker.go      the class Worker
//	message.go     what goes over the channel
//	primary.go     setupPrimary, fork, disconnect; events.go: what the workers tell
//	lend.go        queryServer; roundrobin.go and shared.go answer it
//	child.go       the worker's own end; lease.go: its sockets
//
// Loop goroutine only.
package cluster

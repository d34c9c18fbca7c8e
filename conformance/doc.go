// Package conformance lays our programs beside the originals.
//
// Scripts, below scripts/, run with node and with the commands of our engines;
// what they print and how they end must be the same. One script pins one
// behaviour and says so in its first line. Beside each stands what node did,
// NAME.want, for machines without node; `go test -run Scripts -rewrite` writes
// it anew, from node alone.
//
// Comments at the head of a script steer its run:
//
//	// args: a "b c"       words behind the script's name
//	// flags: -r ./x.js    options before it
//	// command: -p 1+1     the whole command line instead; $FILE is the script
//	// stdin: a\nb         standard input, with Go's escapes; empty without
//	// env: K=V            a variable
//	// needs: redis-server  skipped where this program is not installed (npm/programs)
//	// gap: why            we are known to differ, and must: a gap that has
//	//                     closed fails the test until the line goes
//	// otto: why           the same of one engine, by its name
//
// Files and folders whose name begins with "_", and folders named
// node_modules or fixtures, hold what scripts need and are none themselves.
//
// RESULTS.md is written by the same run: who passes what.
package conformance

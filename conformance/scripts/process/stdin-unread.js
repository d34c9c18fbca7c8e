// stdin: nobody reads this
// A program that only looks at stdin does not wait for it.
console.log(process.stdin.readable, process.stdin.readableFlowing, process.stdin.isTTY);

// stdin: through and through\n
// pipe copies to stdout and does not end it.
process.stdin.pipe(process.stdout);
process.stdin.on('end', () => setTimeout(() => console.log('still open', process.stdout.writable), 1));

// stdout can be ended; a pipe takes no more then, and says so.
process.stdout.on('finish', () => process.stderr.write('finish\n'));
process.stdout.on('close', () => process.stderr.write('close\n'));
process.stdout.end('bye\n', () => process.stderr.write('ended\n'));
setTimeout(() => process.stdout.write('after the end\n'), 5);

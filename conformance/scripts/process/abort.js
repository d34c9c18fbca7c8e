// abort dies of SIGABRT; no 'exit' event.
process.on('exit', () => console.log('never'));
process.abort();

// log, info, debug, dirxml and dir go to stdout; error, warn and trace to stderr.
console.log('log', 1);
console.info('info %d', 2);
console.debug('debug', { a: 1 });
console.dirxml({ b: 2 }, [3]);
console.dir({ c: { d: { e: 1 } } }, { depth: 0 });
console.error('error %s', 'x');
console.warn('warn', { w: 1 });
console.log();
console.log('');

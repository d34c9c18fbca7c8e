// The functions need no this.
var log = console.log;
log('detached');
['a', 'b'].forEach(console.log);
setTimeout(console.log, 0, 'from', 'a timer');
var group = console.group;
group('g');
log('indented');

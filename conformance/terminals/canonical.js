// Without raw mode the terminal gives lines, and control-D is the end.
// < ready
// > ab
// > c\n
// < <abc
// > \x04
// < end
process.stdin.setEncoding('utf8');
process.stdin.on('data', function (text) { console.log('<' + JSON.stringify(text).slice(1)); });
process.stdin.on('end', function () { console.log('end'); });
console.log('ready');

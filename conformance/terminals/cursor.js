// Streams of a terminal move their cursor.
var out = process.stdout;
console.log(out.cursorTo(3), out.cursorTo(1, 2), out.moveCursor(-2, 3), out.moveCursor(0, 0));
console.log(out.clearLine(-1), out.clearLine(0), out.clearLine(1), out.clearScreenDown(function () { console.log('written'); }));

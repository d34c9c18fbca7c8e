// stdin: abcdefgh
// 'readable' and read(n), then what is left, then null.
process.stdin.setEncoding('latin1');
process.stdin.on('readable', function () {
  let s;
  while ((s = this.read(3)) !== null) console.log(s);
});
process.stdin.on('end', () => console.log('end'));

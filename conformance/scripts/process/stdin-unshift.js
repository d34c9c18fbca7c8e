// stdin: abcdef
// unshift puts bytes back; once('data') lets the stream go on flowing, pause stops it.
process.stdin.once('data', (b) => {
  console.log(b.toString());
  process.stdin.pause();
  process.stdin.unshift(b.slice(0, 3));
  setTimeout(() => {
    process.stdin.on('data', (again) => console.log(again.toString()));
    process.stdin.on('end', () => console.log('end'));
    process.stdin.resume();
  }, 1);
});

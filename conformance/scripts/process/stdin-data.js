// stdin: one two three\n
// Standard input comes as 'data', then 'end'.
process.stdin.setEncoding('utf8');
let all = '';
process.stdin.on('data', (s) => { all += s; });
process.stdin.on('end', () => console.log(typeof all, JSON.stringify(all)));

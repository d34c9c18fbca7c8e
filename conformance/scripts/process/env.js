// env: K_ONE=1
// process.env is there to be read, written, deleted and listed.
console.log(process.env.K_ONE, process.env.K_NOT_THERE, 'K_ONE' in process.env);
process.env.K_TWO = 'two';
console.log(process.env.K_TWO, Object.keys(process.env).indexOf('K_TWO') >= 0);
console.log(delete process.env.K_TWO, process.env.K_TWO, delete process.env.K_TWO);

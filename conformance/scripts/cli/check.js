// --check compiles and runs nothing.
// flags: --check
console.log('not reached');

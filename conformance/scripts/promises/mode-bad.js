// A mode that is none.
// flags: --unhandled-rejections=loud
console.log('never');

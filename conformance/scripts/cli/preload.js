// -r loads modules first, in order.
// flags: -r ./_fixtures/preload.js --require ./_fixtures/preload-two.js --require=./_fixtures/preload-two
console.log(preloaded, require.main === module);

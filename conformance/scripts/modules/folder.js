// A folder is its package.json's main, else its index.
console.log(require('./_fixtures/with-main'));
console.log(require('./_fixtures/with-main/'));
console.log(require('./_fixtures/with-main/index'));
console.log(require('./_fixtures/main-folder'));
console.log(require('./_fixtures/index-json'));

// return ends a module.
console.log(require('./_fixtures/returns'));
return;
console.log('not reached');

console.log('slow begins');
await new Promise(function (resolve) { setImmediate(resolve); });
console.log('slow ends');
export const slow = true;

// Two lists due at once run one after the other, the one due first before.
const log = [];
const start = Date.now();
setTimeout(() => log.push('2ms'), 2);
setTimeout(() => log.push('1ms'), 1);
setTimeout(() => log.push('2ms again'), 2);
while (Date.now() - start < 10) { /* let all of them be due */ }
setTimeout(() => console.log(log.join()), 2);

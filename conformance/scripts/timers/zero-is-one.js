// Delays that are no number from 1 to 2^31-1 are 1; strings are numbers.
const log = [];
[1, 0, -5, undefined, null, NaN, 'x', '1', true].forEach((delay) => setTimeout(() => log.push(String(delay)), delay));
setTimeout(() => console.log(log.join()), 1);

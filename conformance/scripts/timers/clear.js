// A cleared timer does not fire; clearing anything else does nothing.
const t = setTimeout(() => console.log('never'), 1);
clearTimeout(t);
clearTimeout(t);
clearTimeout(undefined);
clearTimeout(null);
clearTimeout({});
clearTimeout('x');
clearInterval(setTimeout(() => console.log('never'), 1));
clearTimeout(setInterval(() => console.log('never'), 1));
clearImmediate(setImmediate(() => console.log('never')));
clearImmediate(undefined);
setTimeout(() => console.log('only this'), 5);

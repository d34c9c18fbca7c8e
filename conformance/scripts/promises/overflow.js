// A recursion without end in a job is a RangeError like any other.
function deep() { return deep() }
Promise.resolve().then(() => deep()).catch((e) => console.log(e instanceof RangeError, e.message));
(async () => { await null; try { deep() } catch (e) { console.log('caught', e.message) } })();
process.nextTick(() => console.log('tick'));
setTimeout(() => console.log('still here'));

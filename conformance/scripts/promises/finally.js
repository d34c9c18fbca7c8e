// finally passes through what came, unless it throws or waits for what fails.
const show = (name) => [(v) => console.log(name, 'fulfilled', v), (e) => console.log(name, 'rejected', e)];
Promise.resolve(1).finally((...args) => { console.log('args', args.length); return 2 }).then(...show('value'));
Promise.reject(3).finally(() => 4).then(...show('reason'));
Promise.resolve(5).finally(() => { throw 6 }).then(...show('throws'));
Promise.resolve(7).finally(() => Promise.reject(8)).then(...show('waits'));
Promise.resolve(9).finally('no function').then(...show('no function'));
const f = (how) => { try { if (how === 'throw') throw 'thrown'; return 'tried' } catch (e) { return 'caught ' + e } finally { if (how === 'over') return 'over' } };
console.log(f(), f('throw'), f('over'));
const loop = () => { for (const i of [1, 2, 3]) { try { if (i === 2) continue; if (i === 3) break; console.log('i', i) } finally { console.log('finally', i) } } };
loop();
(async () => { try { return await Promise.reject('r') } catch (e) { return 'async ' + e } finally { console.log('async finally') } })().then(console.log);

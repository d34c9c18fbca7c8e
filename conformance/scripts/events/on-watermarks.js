// events.on pauses an emitter that is too fast, and resumes it.
const { EventEmitter, on } = require('events');
async function attempt(name, f) {
  try {
    console.log(name, 'gives', await f());
  } catch (e) {
    console.log(name, '-', e.name, e.code, e.message);
  }
}
(async function () {
  const ee = new EventEmitter();
  ee.pause = function () { console.log('pause'); };
  ee.resume = function () { console.log('resume'); };
  const it = on(ee, 'n', { highWaterMark: 2, lowWaterMark: 2 });
  for (let i = 0; i < 5; i++) {
    console.log('emit', i);
    ee.emit('n', i);
  }
  for (let i = 0; i < 5; i++) console.log(await it.next());
  ee.emit('n', 'more');
  console.log(await it.next());
  it.return();
  await attempt('0', async function () { return on(ee, 'n', { highWaterMark: 0 }); });
  await attempt('1.5', async function () { return on(ee, 'n', { highWaterMark: 1.5 }); });
  await attempt('text', async function () { return on(ee, 'n', { lowWaterMark: 'x' }); });
  await attempt('old name', async function () { return on(ee, 'n', { lowWatermark: -1 }); });
})();

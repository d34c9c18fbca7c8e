// captureRejections makes an 'error' event of a listener's rejected promise.
// otto: there are no symbols
const events = require('events');
const { EventEmitter } = events;
function attempt(name, f) {
  try {
    console.log(name, 'gives', f());
  } catch (e) {
    console.log(name, '-', e.name, e.code, e.message);
  }
}
const ee = new EventEmitter({ captureRejections: true });
ee.on('something', async function (value) { throw new Error('rejected ' + value); });
ee.on('error', function (err) { console.log('error event', err.message); });
console.log(ee.emit('something', 1));
console.log('emitted');

const own = new EventEmitter({ captureRejections: true });
own[Symbol.for('nodejs.rejection')] = function (err, name, a, b) {
  console.log('own handler', err.message, name, a, b, this === own);
};
own.on('x', async function () { throw new Error('for the handler'); });
own.emit('x', 'a', 'b');
console.log(events.captureRejectionSymbol === Symbol.for('nodejs.rejection'));

const thenable = new EventEmitter({ captureRejections: true });
thenable.on('error', function (e) { console.log('thenable', e); });
thenable.on('y', function () { return { then: function (ok, bad) { console.log(typeof ok, typeof bad); bad('plain'); } }; });
thenable.emit('y');

const loud = new EventEmitter({ captureRejections: true });
process.on('uncaughtException', function (e) { console.log('uncaught', e.message); });
process.on('unhandledRejection', function (e) { console.log('unhandled', e.message); });
loud.on('z', async function () { throw new Error('nobody listens'); });
loud.emit('z');
loud.on('error', async function () { throw new Error('error listener rejects'); });
setImmediate(function () { loud.emit('error', new Error('e')); });

console.log(events.captureRejections, EventEmitter.captureRejections);
attempt('set 1', function () { events.captureRejections = 1; });
events.captureRejections = true;
const late = new EventEmitter();
late.on('error', function (e) { console.log('by default', e.message); });
late.on('w', async function () { throw new Error('w'); });
late.emit('w');
events.captureRejections = false;
attempt('option', function () { return new EventEmitter({ captureRejections: 'yes' }); });

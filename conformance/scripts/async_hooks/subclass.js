// A class may extend AsyncResource, and an EventEmitter's listeners stay in the emitter's scope unless bound.
const { AsyncLocalStorage, AsyncResource } = require('async_hooks');
const EventEmitter = require('events');
const storage = new AsyncLocalStorage();
class Task extends AsyncResource {
  constructor(callback) { super('Task'); this.callback = callback; }
  done(value) { this.runInAsyncScope(this.callback, null, value); this.emitDestroy(); }
}
const task = storage.run('asked here', () => new Task((value) => console.log(value, storage.getStore())));
storage.run('done there', () => task.done('result'));
console.log(task instanceof AsyncResource, task instanceof Task);
const e = new EventEmitter();
storage.run('listening', () => {
  e.on('event', () => console.log('plain', storage.getStore()));
  e.on('event', AsyncResource.bind(() => console.log('bound', storage.getStore())));
});
storage.run('emitting', () => e.emit('event'));

// An old framework's mixin: own property descriptors copied onto a function.
const EventEmitter = require('events');
function app() {}
Object.getOwnPropertyNames(EventEmitter.prototype).forEach((name) => {
  Object.defineProperty(app, name, Object.getOwnPropertyDescriptor(EventEmitter.prototype, name));
});
app.on('mount', (parent) => console.log('mounted on', parent));
console.log(app.emit('mount', '/'), app.emit('other'));

// Listeners run in order, with the target as this and the event's state set.
var target = new EventTarget();
var event = new Event('a', { cancelable: true });
target.addEventListener('a', function (e) {
  console.log('first', this === target, e === event, e.target === target, e.currentTarget === target, e.srcElement === target);
  console.log(e.eventPhase, e.composedPath().length, e.composedPath()[0] === target, arguments.length);
  try {
    target.dispatchEvent(e);
  } catch (err) {
    console.log(err.name, err.code, err.message);
  }
});
target.addEventListener('a', function (e) {
  // Node forgets after the first listener that the event is on its way.
  console.log('second', e.eventPhase, e.currentTarget === null, e.target === target, e.composedPath().length);
  e.preventDefault();
  console.log(e.defaultPrevented, e.returnValue);
});
console.log(target.dispatchEvent(event));
console.log(event.target === target, event.currentTarget, event.eventPhase, event.composedPath());
console.log(target.dispatchEvent(new Event('nobody listens')));

var calm = new Event('a');
calm.preventDefault();
console.log(calm.defaultPrevented, calm.returnValue);

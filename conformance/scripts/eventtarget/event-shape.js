// What Event and CustomEvent have, and how a new one looks.
function show(name, obj) {
  console.log(name, Object.keys(obj).join(' '));
}
show('Event', Event);
show('Event.prototype', Event.prototype);
show('CustomEvent.prototype', CustomEvent.prototype);
show('EventTarget.prototype', EventTarget.prototype);
console.log(Event.length, CustomEvent.length, EventTarget.length);
console.log(Event.NONE, Event.CAPTURING_PHASE, Event.AT_TARGET, Event.BUBBLING_PHASE);

var e = new Event('plain');
console.log(e.type, e.target, e.currentTarget, e.srcElement, e.eventPhase, e.cancelBubble, e.returnValue);
console.log(e.defaultPrevented, e.isTrusted, e.bubbles, e.cancelable, e.composed, e.composedPath());
console.log(typeof e.timeStamp, e.timeStamp > 0);
e = new Event('all', { bubbles: 1, cancelable: 'yes', composed: true });
console.log(e.bubbles, e.cancelable, e.composed);
console.log(Object.keys(e), JSON.stringify(e), String(new Event(7).type));

var c = new CustomEvent('c', { detail: { a: 1 } });
console.log(c.detail, new CustomEvent('c').detail, new CustomEvent('c', { detail: 0 }).detail);
console.log(c instanceof Event, c instanceof CustomEvent, e instanceof CustomEvent);

// stopImmediatePropagation ends the dispatch, stopPropagation does not.
var target = new EventTarget();
target.addEventListener('now', function (e) { console.log('now 1'); e.stopImmediatePropagation(); });
target.addEventListener('now', function () { console.log('now 2'); });
target.addEventListener('now', function () { console.log('now 3'); }, { passive: true });
target.dispatchEvent(new Event('now'));

target.addEventListener('later', function (e) { console.log('later 1'); e.stopPropagation(); });
target.addEventListener('later', function (e) { console.log('later 2', e.cancelBubble); });
target.dispatchEvent(new Event('later'));

var e = new Event('x');
e.cancelBubble = false;
console.log(e.cancelBubble);
e.cancelBubble = true;
console.log(e.cancelBubble);
e.cancelBubble = false;
console.log(e.cancelBubble);

var stopped = new Event('later');
stopped.stopImmediatePropagation();
console.log(stopped.cancelBubble, target.dispatchEvent(stopped));

target.addEventListener('passive', function (e) {
  e.preventDefault();
  console.log('passive prevents', e.defaultPrevented);
}, { passive: true });
console.log(target.dispatchEvent(new Event('passive', { cancelable: true })));

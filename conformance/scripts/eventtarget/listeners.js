// Duplicates, once, capture, removal, and handleEvent.
var target = new EventTarget();
var calls = 0;
function count() { calls++; }
target.addEventListener('n', count, { once: true });
target.addEventListener('n', count);
target.addEventListener('n', count, true);
target.addEventListener('n', count, { capture: true });
target.dispatchEvent(new Event('n'));
console.log(calls);
target.dispatchEvent(new Event('n'));
console.log(calls);

// true takes nothing away that was added with true; { capture: true } does.
target.removeEventListener('n', count, true);
target.dispatchEvent(new Event('n'));
console.log(calls);
target.removeEventListener('n', count, { capture: true });
target.dispatchEvent(new Event('n'));
console.log(calls);

target.addEventListener('h', { k: 1, handleEvent: function (e) { console.log('handled', this.k, e.type); } });
target.addEventListener('h', {});
target.dispatchEvent(new Event('h'));

var late = { };
target.addEventListener('late', late);
late.handleEvent = function () { console.log('late handler'); };
target.dispatchEvent(new Event('late'));
target.removeEventListener('late', late);
target.dispatchEvent(new Event('late'));

function first() {
  console.log('first');
  target.removeEventListener('m', second);
  target.addEventListener('m', third);
}
function second() { console.log('second'); }
function third() { console.log('third'); }
target.addEventListener('m', first);
target.addEventListener('m', second);
target.dispatchEvent(new Event('m'));
target.dispatchEvent(new Event('m'));

target.addEventListener('grow', function () {
  console.log('grow');
  target.addEventListener('grow', third);
});
target.addEventListener('grow', function () { console.log('middle'); });
target.dispatchEvent(new Event('grow'));

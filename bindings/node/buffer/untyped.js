// The body of a function of Buffer: what typed arrays do with bytes, for an
// engine that has no typed arrays.
var list = Array.prototype;
function ascending(a, b) { return a - b; }
return {
  filter: function filter(keep, self) { return Buffer.from(list.filter.call(this, keep, self)); },
  map: function map(f, self) { return Buffer.from(list.map.call(this, f, self)); },
  set: function set(source, offset) {
    offset = Math.floor(+offset) || 0;
    if (offset < 0 || source.length + offset > this.length) throw new RangeError('offset is out of bounds');
    if (!Buffer.isBuffer(source)) source = list.slice.call(source);
    else if (source.copy(this, offset) >= 0) return;
    for (var i = 0; i < source.length; i++) this[offset + i] = source[i];
  },
  sort: function sort(compare) {
    if (compare !== undefined && typeof compare !== 'function') throw new TypeError('The comparison function must be either a function or undefined');
    this.set(list.slice.call(this).sort(compare || ascending));
    return this;
  },
  toReversed: function toReversed() { return Buffer.from(this).reverse(); },
  toSorted: function toSorted(compare) { return Buffer.from(this).sort(compare); },
  'with': function with_(index, value) {
    var at = Math.trunc(+index) || 0;
    if (at < 0) at += this.length;
    if (!(at >= 0 && at < this.length)) throw new RangeError('Invalid typed array index');
    var copy = Buffer.from(this);
    copy[at] = value;
    return copy;
  }
};

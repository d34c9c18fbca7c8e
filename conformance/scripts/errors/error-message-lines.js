// A message may have several lines, a name may be changed.
var e = new Error('first line\nsecond line');
e.name = 'Renamed';
throw e;

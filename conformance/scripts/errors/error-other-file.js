// The picture comes from the file that threw.
require('./_fixtures/thrower')();

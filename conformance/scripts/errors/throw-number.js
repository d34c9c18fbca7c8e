// A thrown number.
if (true) { throw 42; }

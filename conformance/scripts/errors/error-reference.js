// A name that is not defined.
var x = 1;
  notDefined(x);

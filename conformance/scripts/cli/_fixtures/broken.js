var ok;
var not ok;

// What dlopen and bindings refuse.
[function () { process.dlopen(); }, function () { process.dlopen({}); }, function () { process._linkedBinding('nothing'); }, function () { process.binding('nothing'); }].forEach(function (f) {
  try {
    f();
  } catch (e) {
    console.log(e.name, e.code, e.message);
  }
});

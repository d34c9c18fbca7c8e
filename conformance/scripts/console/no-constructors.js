// The functions of a console make no objects; nor does process.abort.
Object.keys(console).forEach(function (name) {
  if (name === 'Console' || name === 'context' || typeof console[name] !== 'function') return;
  try { new console[name](); console.log(name, 'made'); } catch (e) { if (e.name !== 'TypeError') console.log(name, e.name); }
  if (console[name].prototype !== undefined) console.log(name, 'has a prototype');
});
console.log(process.abort.prototype, process.abort.name, process.abort.length);

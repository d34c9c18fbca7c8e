// Everything the console has, and what needs a debugger does nothing without one.
console.log(Object.keys(console).join(' '));
console.log(Object.keys(console).map(function (k) { return console[k].length; }).join());
console.log(console.profile('x'), console.profileEnd('x'), console.timeStamp());
console.log(Object.keys(console.context('x')).join(), console.context().log('nowhere'));
console.log(console.createTask('task').run(function () { return 5; }));
try { console.createTask(); } catch (e) { console.log(e.name, e.message); }
try { console.createTask('x').run(1); } catch (e) { console.log(e.name, e.message); }
console.log(Object.keys(console.Console.prototype).join(' '));

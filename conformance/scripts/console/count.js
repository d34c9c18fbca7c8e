// count counts by label; countReset begins again, and warns of what was not counted.
console.count();
console.count('x');
console.count(undefined);
console.count('default');
console.countReset();
console.count();
console.count(null);
console.count(5);
console.count({});
console.countReset('never');

// instanceof Console knows the global console too.
// otto: no Symbol.hasInstance
const { Console } = console;
console.log(console instanceof Console, new Console(process.stdout) instanceof Console, {} instanceof Console, 1 instanceof Console);
console.log(Object.prototype.toString.call(console), Object.prototype.toString.call(new Console(process.stdout)));

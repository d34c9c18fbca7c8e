// What a stack trace calls functions.
const names = [];
function note() { names.push(new Error().stack.split('\n')[2].trim().replace(/ \(.*|(?<=at ).*[/\\].*/, '')) }
function plain() { note() }
const arrow = () => note(), expression = function () { note() };
const object = { method() { note() }, property: function () { note() }, arrow: () => note(), get getter() { note() } };
class Shape { constructor() { note() } method() { note() } static make() { note() } field = () => note(); #secret() { note() } open() { this.#secret() } }
exports.exported = function () { note() };
plain(); arrow(); expression(); object.method(); object.property(); object.arrow(); object.getter; exports.exported();
const shape = new Shape(); shape.method(); Shape.make(); shape.field(); shape.open();
(function () { note() })(); [1].forEach(() => note());
note();
console.log(names.join('\n'));

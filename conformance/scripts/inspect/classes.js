// Objects say what made them.
function Foo() { this.x = 1; }
function Bar() {}
Bar.prototype = Object.create(Foo.prototype);
console.log(new Foo(), new Bar(), Object.create(Foo.prototype), Foo.prototype);
Bar.prototype.constructor = Bar;
console.log(new Bar(), [new Bar()], { foo: new Foo() });
var bare = Object.create(null);
console.log(bare);
bare.x = 1;
console.log(bare, Object.create(bare), Object.create({ y: 1 }));

// Boxed primitives, dates and patterns, with and without properties.
console.log(new Number(-0), new String('abc'), new Boolean(false), [new Number(3)]);
console.log(new Date(0), new Date(NaN), /a+b/gi, [/x/, new Date(1e12)]);
function own(o) { o.own = 1; return o; }
console.log(own(new Number(1)), own(new String('ab')), own(new Date(0)), own(/x/g), own(new Date(NaN)));

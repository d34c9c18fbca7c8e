// A thrown object is shown as util.inspect shows it.
throw { a: 1, nested: { b: { c: { d: { e: { f: { g: 1 } } } } } } };

// Primitives print as themselves at the top and as literals inside.
console.log('text', 1, -0, 1.5, 1e21, 1e-7, 0.1 + 0.2, NaN, -Infinity, true, null, undefined);
console.log(['text', -0, 0, NaN, null, undefined, false]);

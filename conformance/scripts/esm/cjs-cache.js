// CommonJS runs once, for require and import alike; its names are copies.
// otto: otto has no ES modules.
import { createRequire } from 'module';
import counter, { count, grow } from './_fixtures/counter.cjs';

const require = createRequire(import.meta.url);
console.log(require('./_fixtures/counter.cjs') === counter, (await import('./_fixtures/counter.cjs')).default === counter);
grow();
console.log(count, counter.count);
console.log(require.resolve('./_fixtures/counter.cjs') in require.cache, require.main);

import { createRequire } from 'module';
import pack from 'pack';
import self from 'pack/self';
import plain from 'plain';
import { part } from 'plain/part.js';

const require = createRequire(import.meta.url);
console.log(pack, require('pack'), self, plain, part);
for (const s of ['pack/only-import', 'pack/only-require', 'pack/custom', 'pack/features/x', 'pack/features/private/x', 'pack/features/y', 'pack/none',
  'pack/bad', 'pack/gone', 'pack/inner/x.mjs', 'pack/features/../x', 'plain/part', 'plain/', 'noindex', '#inner']) {
  try { console.log(s, (await import(s)).default); } catch (e) { console.log(s, '|', e.name, e.code, '|', e.message); }
}

import { slow } from './tla-slow.mjs';
console.log('uses slow', slow);

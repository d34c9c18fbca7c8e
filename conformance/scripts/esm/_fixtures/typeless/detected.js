import { sep } from 'path';
console.log('a module', typeof require, typeof sep);

#!/usr/bin/env node
// A program may begin with a hashbang.
console.log('ran');

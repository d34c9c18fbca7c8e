#!/usr/bin/env node
exports.line = new Error().stack.split("\n")[1].match(/:(\d+):\d+/)[1];

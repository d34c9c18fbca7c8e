'use strict';
// process.allowedNodeEnvironmentFlags: a Set that cannot be changed, and finds a
// flag whichever way it is written.
class NodeEnvironmentFlagsSet extends Set {
  constructor() {
    super();
    for (const flag of list) super.add(flag);
  }
  add() { return this; }
  delete() { return false; }
  clear() {}
  has(flag) {
    if (typeof flag !== 'string') return false;
    let name = flag.replace(/_/g, '-');
    if (/^--./.test(name)) return super.has(name.replace(/=.*$/, '').replace(/^--no-/, '--')) || super.has(name.replace(/=.*$/, ''));
    if (/^-./.test(name)) return super.has(name);
    return super.has('--' + name) || super.has('-' + name);
  }
}
return Object.freeze(new NodeEnvironmentFlagsSet());

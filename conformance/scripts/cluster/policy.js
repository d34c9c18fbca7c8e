// A policy that is none; the first setupPrimary freezes it.
var cluster = require('cluster');
cluster.schedulingPolicy = 9;
try {
  cluster.setupPrimary();
} catch (e) {
  console.log(e.name, e.code, e.message);
}
console.log(Object.keys(cluster.settings).join());
cluster.schedulingPolicy = 10;
cluster.setupPrimary();
console.log(cluster.schedulingPolicy);

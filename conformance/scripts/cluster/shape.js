// What cluster is in a primary.
var cluster = require('cluster');
console.log(cluster === require('node:cluster'), cluster instanceof require('events'));
console.log(Object.keys(cluster).filter(function (name) { return name[0] !== '_'; }).join());
console.log(cluster.isPrimary, cluster.isMaster, cluster.isWorker, cluster.worker);
console.log(cluster.SCHED_NONE, cluster.SCHED_RR, cluster.schedulingPolicy);
console.log(cluster.workers, cluster.settings);
console.log(cluster.setupMaster === cluster.setupPrimary, cluster.fork.name === '', cluster.setupPrimary.length, cluster.fork.length, cluster.disconnect.length);
console.log(Object.keys(cluster.Worker.prototype).join(), cluster.Worker.length);

// NODE_CLUSTER_SCHED_POLICY=none.
// env: NODE_CLUSTER_SCHED_POLICY=none
console.log(require('cluster').schedulingPolicy);

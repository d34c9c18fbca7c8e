// NODE_CLUSTER_SCHED_POLICY that is none of the two.
// env: NODE_CLUSTER_SCHED_POLICY=odd
console.log(require('cluster').schedulingPolicy);

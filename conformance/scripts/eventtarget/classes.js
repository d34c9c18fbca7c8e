// Classes of a script's own that extend Event and EventTarget.
class Job extends EventTarget {
  constructor(name) { super(); this.name = name; }
  run() { return this.dispatchEvent(new Done(this.name)); }
}
class Done extends Event {
  constructor(who) { super('done', { cancelable: true }); this.who = who; }
  get loud() { return this.who.toUpperCase(); }
}
const job = new Job('mine');
job.addEventListener('done', function (e) {
  console.log(this === job, e.who, e.loud, e instanceof Done, e.type);
  e.preventDefault();
});
console.log(job.run());
console.log(job);
console.log(require('util').inspect(new Done('x')).replace(/timeStamp: .*/, 'timeStamp: T'));
console.log(Object.getPrototypeOf(Job) === EventTarget, job instanceof EventTarget);

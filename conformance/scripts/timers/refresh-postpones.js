// A refresh before the time has come puts it off.
const log = [];
const t = setTimeout(() => { log.push('refreshed'); console.log(log.join()); }, 30);
setTimeout(() => { t.refresh(); log.push('refresh'); }, 15);
setTimeout(() => log.push('thirty'), 31);

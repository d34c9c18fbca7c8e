// A refresh before the time has come puts it off.
const log = [];
const t = setTimeout(() => { log.push('refreshed'); console.log(log.join()); }, 200);
setTimeout(() => { t.refresh(); log.push('refresh'); }, 100);
setTimeout(() => log.push('two hundred'), 201);

// require in -e that finds nothing.
// command: -e "try { require('./gone') } catch (e) { console.log(e.code, e.message.split('\n')[0], e.requireStack.length) }"

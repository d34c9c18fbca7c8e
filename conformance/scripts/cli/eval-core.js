// In -e core modules are globals that load when read.
// command: -e "console.log(path.basename('/a/b'), typeof util.inspect, events === require('events'))"

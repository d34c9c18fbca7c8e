'use strict';
// diagnostics_channel. Compiled on first require.

var channels = Object.create(null);
var traceEvents = ['start', 'end', 'asyncStart', 'asyncEnd', 'error'];

function methods(prototype, list) {
  for (var name in list) {
    Object.defineProperty(prototype, name, { value: list[name], writable: true, configurable: true });
  }
}

function apply(fn, self, args) { return Function.prototype.apply.call(fn, self, args); }
function rest(args, from) { return Array.prototype.slice.call(args, from); }

// throwLater keeps a subscriber's mistake from the publisher.
function throwLater(err) { internal.nextTick(function () { throw err; }); }

// A Channel without subscribers does nothing, cheaply; with the first one it
// becomes an ActiveChannel.
function Channel(name) {
  this._subscribers = undefined;
  this._stores = undefined;
  this.name = name;
  channels[name] = this;
}

function activate(channel) {
  internal.setPrototype(channel, ActiveChannel.prototype);
  channel._subscribers = [];
  channel._stores = [];
  return channel;
}

function settle(channel) {
  if (channel._subscribers.length > 0 || channel._stores.length > 0) return;
  internal.setPrototype(channel, Channel.prototype);
  channel._subscribers = undefined;
  channel._stores = undefined;
}

methods(Channel.prototype, {
  subscribe: function subscribe(subscription) {
    internal.checkFunction('subscription', subscription);
    activate(this).subscribe(subscription);
  },
  unsubscribe: function unsubscribe() { return false; },
  bindStore: function bindStore(store, transform) { activate(this).bindStore(store, transform); },
  unbindStore: function unbindStore() { return false; },
});
Object.defineProperty(Channel.prototype, 'hasSubscribers', { get: function () { return false; }, configurable: true });
methods(Channel.prototype, {
  publish: function publish() {},
  runStores: function runStores(context, fn, self) { return apply(fn, self, rest(arguments, 3)); },
});

function ActiveChannel() {}

function storeAt(channel, store) {
  for (var i = 0; i < channel._stores.length; i++) {
    if (channel._stores[i].store === store) return i;
  }
  return -1;
}

// within runs next inside of a store.
function within(bound, data, next) {
  return function () {
    var context = data;
    if (bound.transform) {
      try {
        context = bound.transform(data);
      } catch (err) {
        throwLater(err);
        return next();
      }
    }
    return bound.store.run(context, next);
  };
}

methods(ActiveChannel.prototype, {
  subscribe: function subscribe(subscription) {
    internal.checkFunction('subscription', subscription);
    // A copy: publish may be going through the old ones.
    this._subscribers = this._subscribers.concat([subscription]);
  },
  unsubscribe: function unsubscribe(subscription) {
    var i = this._subscribers.indexOf(subscription);
    if (i < 0) return false;
    this._subscribers = this._subscribers.filter(function (_, at) { return at !== i; });
    settle(this);
    return true;
  },
  bindStore: function bindStore(store, transform) {
    var i = storeAt(this, store);
    if (i >= 0) this._stores.splice(i, 1);
    this._stores.push({ store: store, transform: transform });
  },
  unbindStore: function unbindStore(store) {
    var i = storeAt(this, store);
    if (i < 0) return false;
    this._stores.splice(i, 1);
    settle(this);
    return true;
  },
});
Object.defineProperty(ActiveChannel.prototype, 'hasSubscribers', { get: function () { return true; }, configurable: true });
methods(ActiveChannel.prototype, {
  publish: function publish(data) {
    var subscribers = this._subscribers;
    for (var i = 0; i < subscribers.length; i++) {
      var subscriber = subscribers[i];
      try {
        subscriber(data, this.name);
      } catch (err) {
        throwLater(err);
      }
    }
  },
  runStores: function runStores(data, fn, self) {
    var channel = this;
    var args = rest(arguments, 3);
    var run = function () {
      channel.publish(data);
      return apply(fn, self, args);
    };
    this._stores.forEach(function (bound) { run = within(bound, data, run); });
    return run();
  },
});

internal.hasInstance(Channel, function (v) {
  if (v === null || typeof v !== 'object') return false;
  var prototype = Object.getPrototypeOf(v);
  return prototype === Channel.prototype || prototype === ActiveChannel.prototype;
});

function channel(name) {
  var known = channels[name];
  if (known) return known;
  if (typeof name !== 'string' && typeof name !== 'symbol') {
    internal.invalidArgType('channel', 'one of type string or symbol', name);
  }
  return new Channel(name);
}

function isChannel(v) { return v instanceof Channel || v instanceof ActiveChannel; }

function TracingChannel(source) {
  var own = this;
  traceEvents.forEach(function (event) {
    var value;
    if (typeof source === 'string') {
      value = channel('tracing:' + source + ':' + event);
    } else if (source !== null && typeof source === 'object') {
      value = source[event];
      if (!isChannel(value)) internal.invalidArgType('nameOrChannels.' + event, 'an instance of Channel', value);
    } else {
      internal.invalidArgType('nameOrChannels', 'of type string or an instance of TracingChannel or Object', source);
    }
    Object.defineProperty(own, event, { value: value, writable: true });
  });
}

function failed(tracing, context, err) {
  context.error = err;
  tracing.error.publish(context);
}

// traced calls fn between start and end.
function traced(tracing, context, fn) {
  return tracing.start.runStores(context, function () {
    try {
      return fn();
    } catch (err) {
      failed(tracing, context, err);
      throw err;
    } finally {
      tracing.end.publish(context);
    }
  });
}

Object.defineProperty(TracingChannel.prototype, 'hasSubscribers', {
  get: function () {
    var own = this;
    return traceEvents.some(function (event) { return own[event].hasSubscribers; });
  }, configurable: true,
});
methods(TracingChannel.prototype, {
  subscribe: function subscribe(handlers) {
    var own = this;
    traceEvents.forEach(function (event) {
      if (handlers[event]) own[event].subscribe(handlers[event]);
    });
  },
  unsubscribe: function unsubscribe(handlers) {
    var own = this;
    var done = true;
    traceEvents.forEach(function (event) {
      if (handlers[event] && !own[event].unsubscribe(handlers[event])) done = false;
    });
    return done;
  },
  traceSync: function traceSync(fn, context, self) {
    var args = rest(arguments, 3);
    if (!this.hasSubscribers) return apply(fn, self, args);
    if (context === undefined) context = {};
    return traced(this, context, function () {
      var result = apply(fn, self, args);
      context.result = result;
      return result;
    });
  },
  tracePromise: function tracePromise(fn, context, self) {
    var args = rest(arguments, 3);
    if (!this.hasSubscribers) return apply(fn, self, args);
    if (context === undefined) context = {};
    var tracing = this;
    function settled() {
      tracing.asyncStart.publish(context);
      tracing.asyncEnd.publish(context);
    }
    return traced(this, context, function () {
      return Promise.resolve(apply(fn, self, args)).then(function (result) {
        context.result = result;
        settled();
        return result;
      }, function (err) {
        failed(tracing, context, err);
        settled();
        return Promise.reject(err);
      });
    });
  },
  traceCallback: function traceCallback(fn, position, context, self) {
    var args = rest(arguments, 4);
    if (!this.hasSubscribers) return apply(fn, self, args);
    if (position === undefined) position = -1;
    if (context === undefined) context = {};
    var tracing = this;
    var callback = args[position < 0 ? args.length + position : position];
    internal.checkFunction('callback', callback);
    args.splice(position, 1, function (err, result) {
      var me = this;
      var given = arguments;
      if (err) failed(tracing, context, err);
      else context.result = result;
      tracing.asyncStart.runStores(context, function () {
        try {
          return apply(callback, me, given);
        } finally {
          tracing.asyncEnd.publish(context);
        }
      });
    });
    return traced(this, context, function () { return apply(fn, self, args); });
  },
});

exports.channel = channel;
exports.hasSubscribers = function hasSubscribers(name) {
  var known = channels[name];
  return known ? known.hasSubscribers : false;
};
exports.subscribe = function subscribe(name, subscription) { return channel(name).subscribe(subscription); };
exports.tracingChannel = function tracingChannel(nameOrChannels) { return new TracingChannel(nameOrChannels); };
exports.unsubscribe = function unsubscribe(name, subscription) { return channel(name).unsubscribe(subscription); };
exports.Channel = Channel;

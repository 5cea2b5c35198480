// Loaded before a client: refuses every connection that does not go to this machine, so that a test can
// neither reach the real API nor depend on it. The command-line tool looks for updates of itself.
const net = require('node:net');

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  const options = typeof first === 'object' && first !== null ? first : { port: first, host: second };
  if (options.path || ['127.0.0.1', '::1', 'localhost', undefined].includes(options.host)) {
    return connect.apply(this, args);
  }
  process.nextTick(() => this.destroy(new Error('only loopback is allowed')));
  return this;
};

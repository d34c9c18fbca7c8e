// Feeds llhttp, through Node's own binding, what the test sends on stdin: one
// JSON object a line, { kind, chunks, action, max }. Answers each with one line
// of events, as recorder in events_test.go writes them.
'use strict';
const { HTTPParser } = require('_http_common');

function parse({ kind, chunks, action = 0, max = 0, lenient = false }) {
  const events = [];
  let fields = [], url = '', trailing = false, before = 0;
  const parser = new HTTPParser();
  parser.initialize(kind === 'request' ? HTTPParser.REQUEST : HTTPParser.RESPONSE, {}, max, lenient ? HTTPParser.kLenientAll : 0, undefined);
  parser[HTTPParser.kOnMessageBegin] = () => {
    fields = [];
    url = '';
    events.push(['begin']);
  };
  // The binding hands out fields in lots of 32, and trailers.
  parser[HTTPParser.kOnHeaders] = (list, part) => {
    fields.push(...list);
    url += part;
  };
  parser[HTTPParser.kOnHeadersComplete] = (major, minor, list, method, target, status, reason, upgrade, keepAlive) => {
    if (list) fields.push(...list);
    const line = kind === 'request' ? [String(method), target || url] : [String(status), reason];
    events.push(['head', `${major}.${minor}`, ...line, String(upgrade), String(keepAlive), ...fields]);
    fields = [];
    return action;
  };
  parser[HTTPParser.kOnBody] = (b) => {
    const last = events[events.length - 1];
    if (last[0] === 'body') last[1] += b.latin1Slice();
    else events.push(['body', b.latin1Slice()]);
  };
  parser[HTTPParser.kOnMessageComplete] = () => {
    events.push(['complete', ...fields]);
    fields = [];
  };
  for (const chunk of chunks) {
    const n = parser.execute(Buffer.from(chunk, 'latin1'));
    if (n instanceof Error) {
      events.push(['error', n.code, n.reason, String(before + n.bytesParsed)]);
      return events;
    }
    before += n;
    if (n !== chunk.length) {
      events.push(['upgrade', String(before)]);
      return events;
    }
  }
  const error = parser.finish();
  if (error instanceof Error) events.push(['error', error.code, error.reason, 'EOF']);
  return events;
}

require('readline').createInterface({ input: process.stdin }).on('line', (line) => {
  process.stdout.write(JSON.stringify(parse(JSON.parse(line))) + '\n');
});

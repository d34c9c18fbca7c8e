// What getColorDepth makes of an environment.
var tty = require('tty');
var depth = tty.WriteStream.prototype.getColorDepth;
function show(env) { console.log(JSON.stringify(env), depth.call({}, env)); }
['', '0', '1', 'true', '2', '3', '4', 'false', 'x'].forEach(function (v) { show({ FORCE_COLOR: v }); });
show({ NODE_DISABLE_COLORS: '', TERM: 'xterm' });
show({ NO_COLOR: '', TERM: 'xterm' });
show({ TERM: 'dumb', COLORTERM: 'truecolor' });
show({ TMUX: '1' });
show({ TMUX: '' });
show({ TMUX: '1', TERM: 'dumb' });
show({ TF_BUILD: '1' });
show({ TF_BUILD: '1', AGENT_NAME: 'a' });
show({ CI: '1' });
show({ CI: '', TERM: 'xterm' });
['APPVEYOR', 'BUILDKITE', 'CIRCLECI', 'DRONE', 'GITEA_ACTIONS', 'GITHUB_ACTIONS', 'GITLAB_CI', 'TRAVIS'].forEach(function (name) {
  var env = { CI: '1' };
  env[name] = '';
  show(env);
  var alone = {};
  alone[name] = '1';
  show(alone);
});
show({ CI: '1', CI_NAME: 'codeship' });
show({ CI: '1', CI_NAME: 'other' });
['9.1', '9.0.1', '9.05.2', '8.1', '10.0', '2020.1', '09.1', '9.1.', 'x9.1'].forEach(function (v) { show({ TEAMCITY_VERSION: v }); });
['iTerm.app', 'HyperTerm', 'MacTerm', 'Apple_Terminal', 'vscode'].forEach(function (v) {
  show({ TERM_PROGRAM: v });
  ['0.9', '1.9', '2.9.1', '3.0', '10', 'x'].forEach(function (version) { show({ TERM_PROGRAM: v, TERM_PROGRAM_VERSION: version }); });
});
['truecolor', '24bit', 'yes', '1', 'TRUECOLOR', ''].forEach(function (v) { show({ COLORTERM: v }); });
['xterm', 'xterm-256', 'xterm-256color', 'XTERM', 'screen', 'screen-256color', 'vt100', 'vt220', 'vt320', 'rxvt', 'rxvt-unicode', 'rxvt-unicode-24bit',
  'linux', 'ansi', 'cygwin', 'console', 'con80x25', 'conemu', 'cons25', 'dtterm', 'eterm', 'Eterm', 'gnome', 'hurd', 'jfbterm', 'konsole', 'kterm', 'mlterm', 'mosh',
  'putty', 'st', 'terminator', 'xterm-kitty', 'alacritty', 'foot', 'tmux', 'tmux-256color', 'wezterm', 'color', 'direct', 'st-direct', 'unknown', 'gnome-256color', 'vte-24bit', 'my-256', ''].forEach(function (v) { show({ TERM: v }); });
show({ TERM: 'unknown', COLORTERM: 'yes' });
show({});
var has = tty.WriteStream.prototype.hasColors;
var like = { getColorDepth: depth };
[2, 16, 17, 256, 257, 16777216, 16777217].forEach(function (n) {
  console.log(n, has.call(like, n, { TERM: 'xterm' }), has.call(like, n, { TERM: 'xterm-256color' }), has.call(like, n, { COLORTERM: 'truecolor' }), has.call(like, n, { NO_COLOR: '1' }));
});
console.log(has.call(like, { TERM: 'xterm' }), has.call(like, { NO_COLOR: '' }));
['16', undefined, 1, -1, 0, 1.5, null, NaN].forEach(function (n) {
  try { console.log(has.call(like, n)); } catch (e) { console.log(e.name, e.code, e.message); }
});

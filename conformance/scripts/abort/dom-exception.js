// DOMException: names, codes, constants, and how it looks.
var names = ['IndexSizeError', 'HierarchyRequestError', 'WrongDocumentError', 'InvalidCharacterError',
  'NoModificationAllowedError', 'NotFoundError', 'NotSupportedError', 'InUseAttributeError', 'InvalidStateError',
  'SyntaxError', 'InvalidModificationError', 'NamespaceError', 'InvalidAccessError', 'ValidationError',
  'TypeMismatchError', 'SecurityError', 'NetworkError', 'AbortError', 'URLMismatchError', 'QuotaExceededError',
  'TimeoutError', 'InvalidNodeTypeError', 'DataCloneError', 'EncodingError', 'toString'];
names.forEach(function (name) { console.log(name, new DOMException('', name).code); });
console.log(Object.keys(DOMException).join(' '));
console.log(Object.keys(DOMException.prototype).join(' '));
console.log(DOMException.ABORT_ERR, DOMException.prototype.DATA_CLONE_ERR);

var e = new DOMException('went wrong', 'AbortError');
console.log(e.name, e.message, e.code, e instanceof Error, String(e));
console.log(e.stack.split('\n')[0]);
console.log(Object.keys(e), require('util').types.isNativeError(e));
e = new DOMException();
console.log([e.name, e.message, e.code]);
e = new DOMException(1, 2);
console.log([e.name, e.message]);
e = new DOMException('m', { name: 'DataCloneError', cause: 'c' });
console.log([e.name, e.code, e.cause]);
e = new DOMException('m', {});
console.log([e.name, e.cause, 'cause' in e]);
e = new DOMException('m', null);
console.log([e.name]);
e.name = 'other';
console.log(e.name);

function head(v) { return require('util').inspect(v).replace(/\n +at [^\n]*?( \{)?(?=\n|$)/g, '$1'); }
console.log(head(new DOMException('shown', 'AbortError')));
console.log(head(new DOMException('')));
e = new DOMException('with more', 'TimeoutError');
e.extra = 1;
console.log(head(e));
try { DOMException('x'); } catch (err) { console.log(err.message); }
try { DOMException.prototype.name; } catch (err) { console.log(err.name, err.code, err.message); }

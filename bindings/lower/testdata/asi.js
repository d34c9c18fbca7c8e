// No semicolons, and what otto's parser does not like.
const a = 1
let b = a
const f = () => {
  return a
}
const o = { default: 1, class: 2, if: 3, in: 4, new: { typeof: 5 } }
var x = o.default
var y = o.class
x = o.if
y = o.new.typeof
console.log(x, y, o.in
)
const re = /a/
let g = /b/g
x = /c/
y = 1
console.log(re.test('a'), g.test('b'), x.test('c'), y)
if (/x/
.test('x')) console.log('re')
const t = `t`
const u = t
;[1, 2].forEach(n => console.log(n))
;(() => console.log('iife'))()
var i = 0
i
++
b
console.log(b)
const h = x => x
const arr = [a, b].map(h)
console.log(arr.join())
const fn = function () {
  return
  1
}
console.log(fn())
const p = o?.new
const q = p ?? 1
const { typeof: tt } = p
console.log(tt, q === p)
for (const z of arr) console.log(z)
let w
w = a
console.log(w)
label:
for (;;) { break label }
do w++; while (w < 3) console.log(w)
var s = 'a' /* comment
 over lines */ var s2 = 'b'; console.log(s, s2)
function ret() { return /* two
 lines */ 5 } console.log(ret())
const obj = {
  get default() { return 'getter' },
  set default(v) { },
  get
  : 1,
}
console.log(obj.default
  , obj.get)
console.log(/[/]\/(?:a)/.test('//a'), /=/.test('='), 4 / 2 / 1, 'a'.replace(/a/g, '/'))
var z1 = a
/1/1
console.log(z1)
let v1
v1 = () => {}
v1 = x => x
console.log(typeof v1)
if (a) ; else ;
if (a) { } else { }
var $ = '$', _ = '_', _$1 = 'taken'; { let $ = 'block'; console.log($) } console.log($, _, _$1)
throw_ = () => { throw new Error('thrown') }; var throw_
try { throw_() } catch { console.log('caught') } finally { console.log('finally') }
const n = {}
n.a = 1; n.throw = 2; n.return = 3
n.delete
= 4
console.log(n.throw, n.return, n.delete)
debugger
;;;
if (a) throw_ = 1
else throw_ = 2
console.log(throw_)

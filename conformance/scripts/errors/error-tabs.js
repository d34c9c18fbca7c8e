// A caret stands below its place behind tabs.
function f() {
		var s = 'tab';	throw new Error(s);
}
f();

package readline

import "strings"

// Key is what a terminal says of one key: a character, or a sequence that begins
// with ESC.
type Key struct {
	Sequence          string
	Name              string // "" for none
	Code              string // of a sequence: "[A", "" for none
	Ctrl, Meta, Shift bool
	Escaped           bool // it came with ESC in front, and stands for no text
}

const (
	esc = "\x1b"
	// unnamed is the name of a sequence that no terminal is known to send.
	unnamed = "undefined"
)

// Keys takes what a terminal sends apart into keys, a character at a time.
type Keys struct {
	pending []string
}

// Next takes a character, a code point of a text; "" says that what came so far
// is all there is to come for now: an ESC alone is then the key of that name. ok
// is false as long as more must follow. Safe from any goroutine, if from one at a
// time.
func (ks *Keys) Next(char string) (k Key, ok bool) {
	ks.pending = append(ks.pending, char)
	k, ok = readKey(ks.pending)
	if ok {
		ks.pending = ks.pending[:0]
	}
	return k, ok
}

// reader walks over the characters of a key.
type reader struct {
	chars []string
	at    int
	short bool // it wanted more than there are
}

func (r *reader) next() string {
	if r.at >= len(r.chars) {
		r.short = true
		return ""
	}
	r.at++
	return r.chars[r.at-1]
}

// readKey reads one key; ok is false if it needs more characters.
func readKey(chars []string) (k Key, ok bool) {
	r := &reader{chars: chars}
	ch := r.next()
	if ch == esc {
		k.Escaped = true
		if ch = r.next(); ch == esc {
			ch = r.next()
		}
	}
	if k.Escaped && (ch == "O" || ch == "[") {
		if ch == "O" {
			k.readSS3(r)
		} else {
			k.readCSI(r)
		}
	} else {
		k.readPlain(ch)
	}
	k.Sequence = strings.Join(chars, "")
	return k, !r.short
}

func isDigit(s string) bool { return s >= "0" && s <= "9" && len(s) == 1 }

// readSS3 reads the rest of ESC O letter, or ESC O modifier letter.
func (k *Key) readSS3(r *reader) {
	ch, modifier := r.next(), 0
	if isDigit(ch) {
		modifier = int(ch[0]-'0') - 1
		ch = r.next()
	}
	k.named("O"+ch, modifier)
}

// readCSI reads the rest of ESC [: up to three digits, a modifier behind a
// semicolon, and what ends it.
func (k *Key) readCSI(r *reader) {
	code, ch := "[", r.next()
	if ch == "[" { // ESC [ [ letter
		code += ch
		ch = r.next()
	}
	command := ch
	next := func() {
		ch = r.next()
		command += ch
	}
	if isDigit(ch) {
		next()
		if isDigit(ch) {
			next()
			if isDigit(ch) {
				next()
			}
		}
	}
	if ch == ";" {
		next()
		if isDigit(ch) {
			next()
		}
	}
	rest, modifier := splitCommand(command)
	k.named(code+rest, modifier)
}

// splitCommand takes the modifier out of "15;2~", "1;5A", "5A" and their like;
// what is none of these is a code as it stands.
func splitCommand(command string) (code string, modifier int) {
	n := 0
	for n < len(command) && isDigit(command[n:n+1]) {
		n++
	}
	numbers, tail := command[:n], command[n:]
	second, after, both := "", tail, false
	if strings.HasPrefix(tail, ";") && len(tail) > 1 && isDigit(tail[1:2]) {
		second, after, both = tail[1:2], tail[2:], true
	}
	if len(after) != 1 {
		return command, 0
	}
	end := after[0]
	letter := end >= 'A' && end <= 'Z' || end >= 'a' && end <= 'z'
	switch {
	case (end == '~' || end == '^' || end == '$') && (n == 1 || n == 2):
		if both {
			modifier = int(second[0]-'0') - 1
		}
		return numbers + after, modifier
	case end == '~' && n == 3 && !both:
		return command, 0
	case letter && both && n == 1:
		return after, int(second[0]-'0') - 1
	case letter && !both && n == 1:
		return after, int(numbers[0]-'0') - 1
	case letter && !both && n == 0:
		return after, 0
	}
	return command, 0
}

// named gives a sequence the name of its key.
func (k *Key) named(code string, modifier int) {
	k.Code = code
	k.Ctrl, k.Meta, k.Shift = modifier&4 != 0, modifier&10 != 0, modifier&1 != 0
	s, ok := sequences[code]
	if !ok {
		k.Name = unnamed
		return
	}
	k.Name = s.name
	k.Shift, k.Ctrl = k.Shift || s.shift, k.Ctrl || s.ctrl
}

// readPlain is a key that is a character, with ESC in front or not.
func (k *Key) readPlain(ch string) {
	switch {
	case ch == "\r":
		k.Name, k.Meta = "return", k.Escaped
	case ch == "\n":
		k.Name, k.Meta = "enter", k.Escaped
	case ch == "\t":
		k.Name, k.Meta = "tab", k.Escaped
	case ch == "\b", ch == "\x7f":
		k.Name, k.Meta = "backspace", k.Escaped
	case ch == esc:
		k.Name, k.Meta = "escape", k.Escaped
	case ch == " ":
		k.Name, k.Meta = "space", k.Escaped
	case ch == "" && k.Escaped:
		k.Name, k.Meta = "escape", true
	case !k.Escaped && len(ch) == 1 && ch <= "\x1a":
		k.Name, k.Ctrl = string(ch[0]+'a'-1), true
	case len(ch) == 1 && (isDigit(ch) || ch >= "a" && ch <= "z" || ch >= "A" && ch <= "Z"):
		k.Name, k.Shift, k.Meta = strings.ToLower(ch), ch >= "A" && ch <= "Z", k.Escaped
	case k.Escaped:
		k.Meta = true
	}
}

type named struct {
	name        string
	ctrl, shift bool
}

// sequences are the keys of the terminals that we know of, by what comes behind
// ESC.
var sequences = func() map[string]named {
	m := make(map[string]named)
	add := func(ctrl, shift bool, pairs ...string) {
		for i := 0; i < len(pairs); i += 2 {
			m[pairs[i]] = named{pairs[i+1], ctrl, shift}
		}
	}
	// xterm and gnome, with ESC [ or ESC O
	for _, lead := range [...]string{"[", "O"} {
		add(false, false, lead+"A", "up", lead+"B", "down", lead+"C", "right", lead+"D", "left",
			lead+"E", "clear", lead+"F", "end", lead+"H", "home",
			lead+"P", "f1", lead+"Q", "f2", lead+"R", "f3", lead+"S", "f4")
	}
	// numbered: xterm, rxvt, and Cygwin's and PuTTY's function keys
	add(false, false, "[11~", "f1", "[12~", "f2", "[13~", "f3", "[14~", "f4",
		"[[A", "f1", "[[B", "f2", "[[C", "f3", "[[D", "f4", "[[E", "f5",
		"[15~", "f5", "[17~", "f6", "[18~", "f7", "[19~", "f8", "[20~", "f9", "[21~", "f10", "[23~", "f11", "[24~", "f12",
		"[1~", "home", "[2~", "insert", "[3~", "delete", "[4~", "end", "[5~", "pageup", "[6~", "pagedown",
		"[[5~", "pageup", "[[6~", "pagedown", "[7~", "home", "[8~", "end",
		"[200~", "paste-start", "[201~", "paste-end")
	// rxvt with modifiers
	add(false, true, "[a", "up", "[b", "down", "[c", "right", "[d", "left", "[e", "clear",
		"[2$", "insert", "[3$", "delete", "[5$", "pageup", "[6$", "pagedown", "[7$", "home", "[8$", "end",
		"[Z", "tab")
	add(true, false, "Oa", "up", "Ob", "down", "Oc", "right", "Od", "left", "Oe", "clear",
		"[2^", "insert", "[3^", "delete", "[5^", "pageup", "[6^", "pagedown", "[7^", "home", "[8^", "end")
	return m
}()

package lower

import (
	"math"
	"math/big"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/dop251/goja/ast"
)

// Names, strings, numbers and patterns that otto's lexer does not read as
// JavaScript means them.

// ottoKeywords are the words after which otto's lexer does not see the end of
// a line, even where they are the name of a property: a = b.default⏎.
var ottoKeywords = map[string]bool{
	"if": true, "in": true, "do": true, "var": true, "for": true, "new": true, "try": true, "else": true,
	"case": true, "void": true, "with": true, "while": true, "catch": true, "throw": true, "typeof": true,
	"delete": true, "switch": true, "default": true, "finally": true, "function": true, "instanceof": true,
	"const": true, "class": true, "enum": true, "export": true, "extends": true, "import": true, "super": true,
}

// memberNeedsBrackets reports whether x.name must be written x["name"].
func (l *lowerer) memberNeedsBrackets(id *ast.Identifier) bool {
	pos := l.at(id.Idx)
	name := string(id.Name)
	if pos+len(name) > len(l.src) || l.src[pos:pos+len(name)] != name {
		return true // escapes, or letters beyond ASCII
	}
	if len(name) > 1 && len(name) <= 10 && ottoKeywords[name] {
		end := pos + len(name)
		return hasNewline(l.src[end:skipTrivia(l.src, end)])
	}
	return false
}

func keyNeedsQuotes(src string, pos int, k *ast.StringLiteral) bool {
	if c := src[pos]; c == '"' || c == '\'' {
		return stringNeedsRewrite(k.Literal)
	}
	return k.Literal != string(k.Value) || !isASCII(k.Literal)
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// stringNeedsRewrite reports a string literal with a bare line separator, or
// with an escape that otto misreads: code points, surrogate pairs, \8, and
// line continuations of other line ends than \n.
func stringNeedsRewrite(lit string) bool {
	for i := 0; i < len(lit); i++ {
		if isLineSeparator(lit, i) {
			return true
		}
		if lit[i] != '\\' {
			continue
		}
		i++
		switch at(lit, i) {
		case 'u':
			if at(lit, i+1) == '{' || at(lit, i+1)|0x20 == 'd' {
				return true
			}
		case '\r', '8', '9':
			return true
		}
	}
	return false
}

// rewriteString writes the literal lit, or the text of a template, with
// escapes that otto reads. Line breaks of the source are left to the caller.
func rewriteString(lit string, template bool) string {
	if !template {
		lit = lit[1 : len(lit)-1]
	}
	s, _ := cook(lit)
	return quote(s)
}

// cook gives the characters that the text of a string or template stands for.
// ok is false if it has an escape that only a tagged template may have.
func cook(text string) (chars []uint16, ok bool) {
	chars = make([]uint16, 0, len(text))
	put := func(r rune) {
		if r > 0xffff {
			a, b := utf16.EncodeRune(r)
			chars = append(chars, uint16(a), uint16(b))
			return
		}
		chars = append(chars, uint16(r))
	}
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		i += n
		if r == '\r' {
			if at(text, i) == '\n' {
				i++
			}
			r = '\n'
		}
		if r != '\\' {
			put(r)
			continue
		}
		r, n = utf8.DecodeRuneInString(text[i:])
		i += n
		switch r {
		case 'b':
			put('\b')
		case 'f':
			put('\f')
		case 'n':
			put('\n')
		case 'r':
			put('\r')
		case 't':
			put('\t')
		case 'v':
			put('\v')
		case '\r':
			if at(text, i) == '\n' {
				i++
			}
		case '\n', '\u2028', '\u2029':
		case 'x', 'u':
			v, n := hexEscape(text[i:], r)
			if n == 0 {
				return nil, false
			}
			put(v)
			i += n
		case '0', '1', '2', '3', '4', '5', '6', '7':
			v := r - '0'
			for k := 0; k < 2 && at(text, i) >= '0' && at(text, i) <= '7' && v < 32; k++ {
				v = v*8 + rune(text[i]-'0')
				i++
			}
			put(v)
		default:
			put(r)
		}
	}
	return chars, true
}

// hexEscape reads what follows \x or \u, and says how long it is.
func hexEscape(s string, kind rune) (value rune, n int) {
	digits := 2
	if kind == 'u' {
		digits = 4
		if at(s, 0) == '{' {
			end := strings.IndexByte(s, '}')
			if end < 2 {
				return 0, 0
			}
			v, err := strconv.ParseUint(s[1:end], 16, 32)
			if err != nil || v > utf8.MaxRune {
				return 0, 0
			}
			return rune(v), end + 1
		}
	}
	if len(s) < digits {
		return 0, 0
	}
	v, err := strconv.ParseUint(s[:digits], 16, 32)
	if err != nil {
		return 0, 0
	}
	return rune(v), digits
}

func utf16Of(s string) []uint16 { return utf16.Encode([]rune(s)) }

// quote writes a string literal for otto, which takes half a surrogate pair as
// an escape, but a whole one only as the character.
func quote(chars []uint16) string {
	var b strings.Builder
	b.Grow(len(chars) + 8)
	b.WriteByte('"')
	for i := 0; i < len(chars); i++ {
		c := chars[i]
		switch {
		case c == '"' || c == '\\':
			b.WriteByte('\\')
			b.WriteByte(byte(c))
		case c == '\n':
			b.WriteString(`\n`)
		case c == '\r':
			b.WriteString(`\r`)
		case c < ' ' || c == 0x7f || c == 0x2028 || c == 0x2029 || c == 0xfeff:
			writeUnicode(&b, c)
		case utf16.IsSurrogate(rune(c)):
			if i+1 < len(chars) {
				if r := utf16.DecodeRune(rune(c), rune(chars[i+1])); r != utf8.RuneError {
					b.WriteRune(r)
					i++
					continue
				}
			}
			writeUnicode(&b, c)
		default:
			b.WriteRune(rune(c))
		}
	}
	b.WriteByte('"')
	return b.String()
}

func writeUnicode(b *strings.Builder, c uint16) {
	const hex = "0123456789abcdef"
	b.WriteString(`\u`)
	for shift := 12; shift >= 0; shift -= 4 {
		b.WriteByte(hex[c>>shift&15])
	}
}

// numberNeedsRewrite reports separators and the bases 2 and 8.
func numberNeedsRewrite(lit string) bool {
	if len(lit) > 1 && lit[0] == '0' {
		switch lit[1] | 0x20 {
		case 'b', 'o':
			return true
		}
	}
	return strings.IndexByte(lit, '_') >= 0
}

func rewriteNumber(lit string) string {
	lit = strings.ReplaceAll(lit, "_", "")
	if len(lit) > 1 && lit[0] == '0' {
		switch lit[1] | 0x20 {
		case 'b', 'o':
			n, ok := new(big.Int).SetString(lit, 0)
			if ok {
				f, _ := new(big.Float).SetInt(n).Float64()
				return strconv.FormatFloat(f, 'g', -1, 64)
			}
		}
	}
	return lit
}

// numberKeyNeedsRewrite reports a property key that otto, which takes its
// spelling for the name, would misname.
func numberKeyNeedsRewrite(k *ast.NumberLiteral) bool {
	return k.Literal != numberKey(k)
}

// numberKey is the name of a property with a number as its key.
func numberKey(k *ast.NumberLiteral) string {
	var f float64
	switch v := k.Value.(type) {
	case int64:
		f = float64(v)
	case float64:
		f = v
	default:
		f, _ = strconv.ParseFloat(rewriteNumber(k.Literal), 64)
	}
	return numberText(f)
}

// numberText is f as JavaScript writes it.
func numberText(f float64) string {
	switch {
	case math.IsInf(f, 1):
		return "Infinity"
	case f == 0:
		return "0"
	case f >= 1e21 || f < 1e-6:
		s := strconv.FormatFloat(f, 'e', -1, 64)
		mantissa, exp, _ := strings.Cut(s, "e")
		sign := exp[:1]
		return mantissa + "e" + sign + strings.TrimLeft(exp[1:], "0")
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// A regexpFix says what becomes of a regular expression literal.
type regexpFix uint8

const (
	regexpFine  regexpFix = iota
	regexpParen           // otto would take the next name for flags
	regexpCall            // otto's parser refuses it: leave it to the run time
)

func (l *lowerer) regExp(n *ast.RegExpLiteral) {
	pos := l.at(n.Idx)
	l.regexps = append(l.regexps, pos)
	end := skipRegExp(l.src, pos)
	if !closedRegExp(l.src[pos:end]) {
		l.failAt(pos, pos+1, "Invalid regular expression: missing /")
	}
	pattern, flags := splitRegExp(l.src[pos:end])
	l.checkRegExp(pos, pattern, flags)
	if l.regexpFix(pattern, flags, end) != regexpFine {
		l.dirty = true
	}
}

// closedRegExp reports whether lit, which begins with a slash, ends as
// a regular expression does: goja's lexer lets a class run to the end.
func closedRegExp(lit string) bool {
	slash := strings.LastIndexByte(lit, '/')
	return slash > 0 && !hasNewline(lit) && skipRegExp(lit[:slash]+"/", 0) == slash+1 && skipName(lit, slash+1) == len(lit) &&
		skipRegExp(lit[:slash]+"//", 0) == slash+1
}

func splitRegExp(lit string) (pattern, flags string) {
	slash := strings.LastIndexByte(lit, '/')
	return lit[1:slash], lit[slash+1:]
}

func (l *lowerer) regexpFix(pattern, flags string, end int) regexpFix {
	if strings.Trim(flags, "gim") != "" || l.compiles != nil && !l.compiles(pattern) {
		return regexpCall
	}
	if flags == "" {
		next := skipTrivia(l.src, end)
		if next < len(l.src) && next > end && (isIDByte(l.src[next]) || l.src[next] >= utf8.RuneSelf || l.src[next] == '\\') {
			return regexpParen
		}
	}
	return regexpFine
}

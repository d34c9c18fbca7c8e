package buffer

// Decoder turns bytes that come in pieces into text, as string_decoder does: a
// character cut in two waits for its other half.
type Decoder struct {
	enc  Encoding
	char [4]byte // the beginning of a character that waits
	have int     // how many bytes of it are there
	need int     // how many more Node expects
}

// NewDecoder makes a Decoder.
func NewDecoder(enc Encoding) *Decoder { return &Decoder{enc: enc} }

// Encoding is what the Decoder was made for.
func (d *Decoder) Encoding() Encoding { return d.enc }

// Write gives the text that is complete with b; b is not kept.
func (d *Decoder) Write(b []byte) string {
	var joined string
	if d.have > 0 {
		if b = d.complete(b); d.need > 0 {
			return ""
		}
		joined = Decode(d.char[:d.have], d.enc)
		d.have = 0
	}
	return joined + d.body(b)
}

// complete moves to char what it needs of b.
func (d *Decoder) complete(b []byte) []byte {
	if d.enc == UTF8 {
		// What is no continuation ends the character, which is then none.
		for i := range min(d.need, len(b)) {
			if b[i]&0xc0 != 0x80 {
				d.have += copy(d.char[d.have:], b[:i])
				d.need = 0
				return b[i:]
			}
		}
	}
	n := copy(d.char[d.have:d.have+d.need], b)
	d.have += n
	d.need -= n
	return b[n:]
}

// body is the text of b but for what waits at its end.
func (d *Decoder) body(b []byte) string {
	if len(b) == 0 {
		return ""
	}
	have, need := d.unfinished(b)
	d.wait(b[len(b)-have:], need)
	return Decode(b[:len(b)-have], d.enc)
}

func (d *Decoder) wait(b []byte, need int) {
	d.have, d.need = copy(d.char[:], b), need
}

// End gives what is left as best it can and makes d ready for another text.
func (d *Decoder) End() string {
	rest := d.char[:d.have]
	d.have, d.need = 0, 0
	if d.enc == UTF16LE && len(rest)%2 == 1 {
		rest = rest[:len(rest)-1]
	}
	return Decode(rest, d.enc)
}

// unfinished is how many bytes at the end of b wait, and for how many more.
func (d *Decoder) unfinished(b []byte) (have, need int) {
	switch d.enc {
	case UTF8:
		// Only the first byte is asked how many there will be.
		for n := 1; n <= min(3, len(b)); n++ {
			c := b[len(b)-n]
			if c&0xc0 == 0x80 {
				continue
			}
			long := 0
			switch {
			case c&0xe0 == 0xc0:
				long = 2
			case c&0xf0 == 0xe0:
				long = 3
			case c&0xf8 == 0xf0:
				long = 4
			}
			if long > n {
				return n, long - n
			}
			return 0, 0
		}
	case UTF16LE:
		if len(b)%2 == 1 {
			return 1, 1
		}
		// A high surrogate waits for the low one.
		if b[len(b)-1]&0xfc == 0xd8 {
			return 2, 2
		}
	case Base64, Base64URL:
		if n := len(b) % 3; n > 0 {
			return n, 3 - n
		}
	}
	return 0, 0
}

package buffer

// Decoder turns bytes that come in pieces into text, as string_decoder does: a
// character cut in two waits for its other half.
type Decoder struct {
	enc  Encoding
	rest []byte
}

// NewDecoder makes a Decoder.
func NewDecoder(enc Encoding) *Decoder { return &Decoder{enc: enc} }

// Encoding is what the Decoder was made for.
func (d *Decoder) Encoding() Encoding { return d.enc }

// Write gives the text that is complete with b; b is not kept.
func (d *Decoder) Write(b []byte) string {
	if len(d.rest) > 0 {
		b = append(d.rest, b...)
		d.rest = nil
	}
	whole := len(b) - d.unfinished(b)
	d.rest = append(d.rest, b[whole:]...)
	return Decode(b[:whole], d.enc)
}

// End gives what is left as best it can and makes d ready for another text.
func (d *Decoder) End() string {
	rest := d.rest
	d.rest = nil
	if d.enc == UTF16LE && len(rest)%2 == 1 {
		rest = rest[:len(rest)-1]
	}
	return Decode(rest, d.enc)
}

// unfinished is how many bytes at the end of b wait for more.
func (d *Decoder) unfinished(b []byte) int {
	switch d.enc {
	case UTF8:
		for n := 1; n <= min(3, len(b)); n++ {
			tail := b[len(b)-n:]
			if tail[0]&0xc0 == 0x80 {
				continue
			}
			if have, need := lead(tail); need > n && have == n {
				return n
			}
			return 0
		}
	case UTF16LE:
		n := len(b) % 2
		// A high surrogate waits for the low one.
		if len(b)-n >= 2 && b[len(b)-n-1]&0xfc == 0xd8 {
			n += 2
		}
		return n
	case Base64, Base64URL:
		return len(b) % 3
	}
	return 0
}

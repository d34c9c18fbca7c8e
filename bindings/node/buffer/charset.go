package buffer

import "strings"

// charset is an encoding that TextDecoder knows, with the labels that the
// Encoding Standard gives it.
type charset struct {
	name, labels string
	// high is what the bytes from 0x80 are, of an encoding with a byte a
	// character; U+FFFD stands where there is none.
	high string
}

// The three whose names are asked for.
const (
	charsetUTF8    = "utf-8"
	charsetUTF16LE = "utf-16le"
	charsetUTF16BE = "utf-16be"
	charsetLatin1  = "windows-1252"
)

var charsets = [...]charset{
	{name: charsetUTF8, labels: "unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8"},
	{name: charsetUTF16LE, labels: "csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le"},
	{name: charsetUTF16BE, labels: "unicodefffe utf-16be"},
	{"ibm866", "866 cp866 csibm866 ibm866", highIBM866},
	{"iso-8859-2", "csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2", highISO2},
	{"iso-8859-3", "csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3", highISO3},
	{"iso-8859-4", "csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4", highISO4},
	{"iso-8859-5", "csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 iso_8859-5:1988", highISO5},
	{"iso-8859-6", "arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e iso-8859-6-i iso-ir-127 " +
		"iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987", highISO6},
	{"iso-8859-7", "csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 iso_8859-7 iso_8859-7:1987 " +
		"sun_eu_greek", highISO7},
	{"iso-8859-8", "csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 iso_8859-8 iso_8859-8:1988 " +
		"visual", highISO8},
	{"iso-8859-8-i", "csiso88598i iso-8859-8-i logical", highISO8},
	{"iso-8859-10", "csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6", highISO10},
	{"iso-8859-13", "iso-8859-13 iso8859-13 iso885913", highISO13},
	{"iso-8859-14", "iso-8859-14 iso8859-14 iso885914", highISO14},
	{"iso-8859-15", "csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9", highISO15},
	{"koi8-r", "cskoi8r koi koi8 koi8-r koi8_r", highKOI8R},
	{"koi8-u", "koi8-ru koi8-u", highKOI8U},
	{"macintosh", "csmacintosh mac macintosh x-mac-roman", highMacintosh},
	{"windows-874", "dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874", high874},
	{"windows-1250", "cp1250 windows-1250 x-cp1250", high1250},
	{"windows-1251", "cp1251 windows-1251 x-cp1251", high1251},
	{charsetLatin1, "ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 iso88591 " +
		"iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252", high1252},
	{"windows-1253", "cp1253 windows-1253 x-cp1253", high1253},
	{"windows-1254", "cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 iso_8859-9:1989 l5 latin5 windows-1254 x-cp1254", high1254},
	{"windows-1255", "cp1255 windows-1255 x-cp1255", high1255},
	{"windows-1256", "cp1256 windows-1256 x-cp1256", high1256},
	{"windows-1257", "cp1257 windows-1257 x-cp1257", high1257},
	{"windows-1258", "cp1258 windows-1258 x-cp1258", high1258},
	{"x-mac-cyrillic", "x-mac-cyrillic x-mac-ukrainian", highMacCyrillic},
}

// findCharset finds one by a label, nil if it is none of ours.
func findCharset(label string) *charset {
	label = strings.ToLower(strings.Trim(label, "\t\n\f\r "))
	if label == "" || strings.Contains(label, " ") {
		return nil
	}
	for i := range charsets {
		if strings.Contains(" "+charsets[i].labels+" ", " "+label+" ") {
			return &charsets[i]
		}
	}
	return nil
}

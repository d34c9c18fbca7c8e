package jsontext_test

import (
	"encoding/json"
	"fmt"
	"reflect"
	"testing"
	"unicode/utf8"

	"github.com/uvgo/uvgo/bindings/node/jsontext"
)

func ExampleDecode() {
	_, err := jsontext.Decode(`{"main": "index.js",}`)
	fmt.Println(err)
	// Output: Expected double-quoted property name in JSON at position 20
}

// The messages are what Node 20 says to the same texts.
func TestMessages(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{``, `Unexpected end of JSON input`},
		{`[`, `Unexpected end of JSON input`},
		{`nul`, `Unexpected end of JSON input`},
		{`{`, `Expected property name or '}' in JSON at position 1`},
		{`{'a':1}`, `Expected property name or '}' in JSON at position 1`},
		{`{"a":1,`, `Expected double-quoted property name in JSON at position 7`},
		{`{"a"`, `Expected ':' after property name in JSON at position 4`},
		{`{"a":1 "b"}`, `Expected ',' or '}' after property value in JSON at position 7`},
		{`[1 2]`, `Expected ',' or ']' after array element in JSON at position 3`},
		{`[1,]`, `Unexpected token ']', "[1,]" is not valid JSON`},
		{`{"a":tru}`, `Unexpected token '}', "{"a":tru}" is not valid JSON`},
		{`{"a":"x`, `Unterminated string in JSON at position 7`},
		{`{"a":"\q"}`, `Bad escaped character in JSON at position 7`},
		{"{\"a\":\"b\n\"}", `Bad control character in string literal in JSON at position 7`},
		{`{"a":"\u12"}`, `Bad Unicode escape in JSON at position 10`},
		{`1 2`, `Unexpected non-whitespace character after JSON at position 2`},
		{`"é" 2`, `Unexpected non-whitespace character after JSON at position 4`},
		{`01`, `Unexpected number in JSON at position 1`},
		{`-a`, `No number after minus sign in JSON at position 1`},
		{`1.`, `Unterminated fractional number in JSON at position 2`},
		{`1ea`, `Exponent part is missing a number in JSON at position 2`},
		{`NaN`, `"NaN" is not valid JSON`},
		{`xxxxxxxxxxxxxxxxxxxxxxxxx`, `Unexpected token 'x', "xxxxxxxxxx"... is not valid JSON`},
		{`[{"a":1},{"b":@@@@@},{"cccccccccccccccc":1}]`, `Unexpected token '@', ..."":1},{"b":@@@@@},{"c"... is not valid JSON`},
	} {
		if _, err := jsontext.Decode(c.in); err == nil || err.Error() != c.want {
			t.Errorf("%q: got %v, want %s", c.in, err, c.want)
		}
	}
}

// encoding/json is the naive model: what both take, both understand alike.
// What one refuses the other must refuse, but for depth and broken UTF-8.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{`{"a":[1,-2.5e3,"x\ud83d\ude00\n",true,false,null]}`, `[]`, ` {} `, `"\ud800"`, `1e999`, `{"a":1,"a":2}`, `-0`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var want any
		wantErr := json.Unmarshal([]byte(text), &want)
		got, err := jsontext.Decode(text)
		if text == "" || !json.Valid([]byte(text)) {
			if err == nil {
				t.Fatalf("%q: accepted", text)
			}
			return
		}
		if wantErr != nil {
			return // out of range for Go, an infinity for JavaScript
		}
		if err != nil {
			t.Fatalf("%q: %v", text, err)
		}
		if utf8.ValidString(text) && !reflect.DeepEqual(got, want) {
			t.Fatalf("%q: got %v, want %v", text, got, want)
		}
	})
}

package inspect_test

import (
	"fmt"

	"github.com/uvgo/uvgo/bindings/node/inspect"
)

func ExampleQuote() {
	fmt.Println(inspect.Quote("plain"), inspect.Quote("it's"), inspect.Quote("two\nlines"))
	// Output: 'plain' "it's" 'two\nlines'
}

func ExampleStringWidth() {
	fmt.Println(inspect.StringWidth("abc"), inspect.StringWidth("日本"), inspect.StringWidth("\x1b[31mred\x1b[39m"))
	// Output: 3 4 3
}

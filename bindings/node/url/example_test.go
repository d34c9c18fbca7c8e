package url_test

import (
	"fmt"

	"github.com/uvgo/uvgo/bindings/node/url"
)

func ExamplePathToFile() {
	fmt.Println(url.PathToFile("/srv/my app/100%.js"))
	// Output: file:///srv/my%20app/100%25.js
}

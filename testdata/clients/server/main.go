// Server serves books, and does not use the client.
package main

import (
	"fmt"
	"net/http"

	"example.com/clients/catalog"
)

func main() {
	mux := http.NewServeMux()
	(&catalog.BookHandler{}).Register(mux)
	fmt.Println(http.ListenAndServe("127.0.0.1:0", mux))
}

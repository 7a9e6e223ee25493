// Command newsroom serves pages in two languages, settings without a version, and
// articles with a counter of views.
package main

import (
	"log"
	"net/http"

	"example.com/newsroom/news"
)

func main() {
	log.Fatal(http.ListenAndServe("localhost:8080", news.NewStore().Handler()))
}

// Command newsroom serves pages in two languages, settings without a version, articles
// with a counter of views, and a list for a third-party table.
package main

import (
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"

	"example.com/newsroom/news"
)

func main() {
	address := flag.String("addr", "localhost:8080", "where to listen")
	flag.Parse()
	l, err := net.Listen("tcp", *address)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("listening on http://%s\n", l.Addr())
	log.Fatal(http.Serve(l, news.NewStore().Handler()))
}

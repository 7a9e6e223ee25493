// Command routers serves the same notes, books and files with the router that its
// argument names.
package main

import (
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"

	"github.com/gin-gonic/gin"

	"example.com/routers/catalog"
	"example.com/routers/shelf"
)

func main() {
	address := flag.String("address", "127.0.0.1:8080", "where to listen")
	middleware := flag.String("cors", "", "rs or jub0bs, with which pages of -origin read and write books")
	origin := flag.String("origin", "http://localhost:3000", "the origin of such pages")
	flag.Usage = func() {
		fmt.Fprintln(os.Stderr, "usage: routers [flags] mux|chi|gin|echo")
		flag.PrintDefaults()
	}
	flag.Parse()
	if flag.NArg() != 1 || byName()[flag.Arg(0)] == nil || *middleware != "" && crossings()[*middleware] == nil {
		flag.Usage()
		os.Exit(2)
	}
	gin.SetMode(gin.ReleaseMode)
	handler := byName()[flag.Arg(0)](newService(new(shelf.Shelf)))
	if *middleware != "" {
		var err error
		if handler, err = crossings()[*middleware](handler, *origin); err != nil {
			log.Fatal(err)
		}
	}
	listener, err := net.Listen("tcp", *address)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("http://" + listener.Addr().String())
	log.Fatal(http.Serve(listener, handler))
}

// A service has the handlers that each router mounts.
type service struct {
	shelf *shelf.Shelf // of the notes
	books *catalog.BookHandler
	files *catalog.FileHandler
}

// newService returns the handlers for a shelf.
func newService(s *shelf.Shelf) service {
	return service{s, &catalog.BookHandler{Store: s}, &catalog.FileHandler{Store: s}}
}

// byName returns the functions that make the routers, by name.
func byName() map[string]func(service) http.Handler {
	return map[string]func(service) http.Handler{"mux": newMux, "chi": newChi, "gin": newGin, "echo": newEcho}
}

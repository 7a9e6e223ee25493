// Command routers serves the same notes, books and files by the router that its
// argument names.
package main

import (
	"fmt"
	"log"
	"net/http"
	"os"

	"github.com/gin-gonic/gin"

	"example.com/routers/catalog"
	"example.com/routers/shelf"
)

func main() {
	if len(os.Args) != 2 || byName()[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: routers mux|chi|gin|echo")
		os.Exit(2)
	}
	gin.SetMode(gin.ReleaseMode)
	log.Fatal(http.ListenAndServe("127.0.0.1:8080", byName()[os.Args[1]](newService(new(shelf.Shelf)))))
}

// A service is what each router mounts.
type service struct {
	shelf *shelf.Shelf // of the notes
	books *catalog.BookHandler
	files *catalog.FileHandler
}

// newService returns the handlers over a shelf.
func newService(s *shelf.Shelf) service {
	return service{s, &catalog.BookHandler{Store: s}, &catalog.FileHandler{Store: s}}
}

// byName returns what makes each router, by its name.
func byName() map[string]func(service) http.Handler {
	return map[string]func(service) http.Handler{"mux": newMux, "chi": newChi, "gin": newGin, "echo": newEcho}
}

package main

import (
	"net/http"
	"testing"

	"example.com/routers/catalog"
	"example.com/routers/internal/etagen"
)

// What can be at no address is not found, whoever asks: a list as its items.
func TestNothingIsThereBeforeAnybodyIsAsked(t *testing.T) {
	files := &catalog.FileHandler{Store: newShelf(), Authorize: func(*http.Request, etagen.Op, *catalog.File) error {
		return etagen.Refuse(http.StatusForbidden, "Not yours.")
	}}
	mux := http.NewServeMux()
	files.Register(mux)
	c := conversation{t: t, address: serve(t, mux)}
	for request, want := range map[string]int{
		"GET /projects/p/files":                                                403,
		"GET /projects/p/files?limit=0":                                        403,
		"POST /projects/p/files" + asJSON + "\n\n{}":                           403,
		"PUT /projects/p/files/a\nIf-None-Match: *" + asJSON + "\n\n{}":        403,
		"GET /projects/%00/files":                                              404,
		"GET /projects/%00/files?limit=0":                                      404,
		"GET /projects/%FF/files\nIf-None-Match: *":                            404,
		"POST /projects/%00/files" + asJSON + "\n\n{}":                         404,
		"GET /projects/%00/files/a":                                            404,
		"GET /projects/p/files/%00":                                            404,
		"PUT /projects/p/files/%00\nIf-None-Match: *" + asJSON + "\n\n{}":      404,
		"PUT /projects/%FF/files/a\nContent-Type: text/plain\n\n{\"project\":": 404,
	} {
		if got := c.send(request); got.status != want || got.header.Get("Etag") != "" {
			t.Errorf("%s\nis answered %v, want %d", request, got, want)
		}
	}
}

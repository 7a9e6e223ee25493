package main

import (
	"encoding/json"
	"net/http"

	"example.com/routers/catalog"
	"example.com/routers/internal/etagen"
	"example.com/routers/shelf"
)

// newMux mounts a service on the mux of net/http. The other routers give the same
// responses.
func newMux(s service) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /notes/{id}", getNote(s.shelf))
	mux.HandleFunc("PUT /notes/{id}", putNote(s.shelf))
	mux.HandleFunc("OPTIONS /notes/{id}", etagen.Options(allowNote))
	s.books.Register(mux)
	s.files.Register(mux)
	return http.StripPrefix("/api", mux)
}

// getNote sends a note, 304 if the client has it, or 404 if there is none.
func getNote(s *shelf.Shelf) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		catalog.ServeNote(w, r, s.Note(r.PathValue("id")))
	}
}

// putNote stores a note if the precondition holds.
func putNote(s *shelf.Shelf) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		id := r.PathValue("id")
		stored := s.Note(id)
		if !catalog.CheckNote(w, r, stored) {
			return // it has sent 412 or 428
		}
		var sent catalog.Note
		if err := json.NewDecoder(r.Body).Decode(&sent); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		sent.ID = id
		for s.ReplaceNote(stored, &sent) != nil {
			// Another request was faster. Check its result: 412, unless the precondition
			// also holds for that.
			if stored = s.Note(id); !catalog.CheckNote(w, r, stored) {
				return
			}
		}
		w.WriteHeader(putStatus(stored))
	}
}

// putStatus returns the status of a PUT, given what was stored before.
func putStatus(stored *catalog.Note) int {
	if stored == nil {
		return http.StatusCreated
	}
	return http.StatusNoContent
}

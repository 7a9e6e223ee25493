package main

import (
	"context"
	"net/http"

	"example.com/bookshop/catalog"
	"example.com/bookshop/internal/etagen"
)

// editorKey is the key of an editor in the context of a request.
type editorKey struct{}

// asEditor puts the name in the field Editor into the context. The shop believes
// it; a service would look at a session or a token there, and answer 401.
func asEditor(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if name := r.Header.Get("Editor"); name != "" {
			r = r.WithContext(context.WithValue(r.Context(), editorKey{}, name))
		}
		next.ServeHTTP(w, r)
	})
}

var errNotYours = etagen.Refuse(http.StatusForbidden, "An editor changes the books of one author, and this is not one of them.")

// mayEdit lets an editor change the books of the author that the editor is called
// after. Whoever is no editor runs the shop, and may do all.
func mayEdit(r *http.Request, op etagen.Op, b *catalog.Book) error {
	editor, ok := r.Context().Value(editorKey{}).(string)
	if !ok || op == etagen.OpList {
		return nil
	}
	if b == nil || b.Author != editor {
		return errNotYours
	}
	return nil
}

// byMethod has one handler answer reads, and another one the rest. Anyone may read
// a book: with Authorize set, the store could not tell its version without its
// text.
func byMethod(reads, writes http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet || r.Method == http.MethodHead {
			reads.ServeHTTP(w, r)
			return
		}
		writes.ServeHTTP(w, r)
	})
}

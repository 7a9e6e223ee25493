package main

import (
	"context"
	"net/http"

	"example.com/bookshop/catalog"
	"example.com/bookshop/internal/etagen"
)

// editorKey is the key of an editor in the context of a request.
type editorKey struct{}

// asEditor stores the name in the field Editor in the context. The shop trusts it; a
// real service would check a session or a token there, and send 401.
func asEditor(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if name := r.Header.Get("Editor"); name != "" {
			r = r.WithContext(context.WithValue(r.Context(), editorKey{}, name))
		}
		next.ServeHTTP(w, r)
	})
}

var errNotYours = etagen.Refuse(http.StatusForbidden, "An editor changes the books of one author, and this is not one of them.")

// mayEdit lets an editor change the books of the author with the editor's name. A
// caller without a name runs the shop, and may do everything.
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

// byMethod uses one handler for reads and another for writes. Everybody may read a
// book: if Authorize were set for reads, a 304 would have to load the text.
func byMethod(reads, writes http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet || r.Method == http.MethodHead {
			reads.ServeHTTP(w, r)
			return
		}
		writes.ServeHTTP(w, r)
	})
}

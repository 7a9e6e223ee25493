package etagen

import "net/http"

// Put serves PUT if it does not create: it replaces what is stored (RFC 9110 §9.3.4).
func Put(w http.ResponseWriter, r *http.Request, u Updater, res *Resource, pattern string) {
	(&change{writer: u, loader: u, maker: u, updater: u, Resource: res, Settings: u.Settings(OpPut, pattern), w: w, r: r}).answer(http.MethodPut)
}

// PutOrCreate serves PUT if clients choose the ids: it replaces what is stored, or
// creates it (RFC 9110 §9.3.4).
func PutOrCreate(w http.ResponseWriter, r *http.Request, u Upserter, res *Resource, pattern string) {
	(&change{writer: u, loader: u, maker: u, updater: u, creator: u, Resource: res, Settings: u.Settings(OpPut, pattern), w: w, r: r}).answer(http.MethodPut)
}

// Patch serves PATCH with a merge patch, if something exists (RFC 5789, RFC 7396).
func Patch(w http.ResponseWriter, r *http.Request, u Updater, res *Resource, pattern string) {
	(&change{writer: u, loader: u, maker: u, updater: u, Resource: res, Settings: u.Settings(OpPatch, pattern), w: w, r: r}).answer(methodPatch)
}

// Delete serves DELETE, if something exists (RFC 9110 §9.3.5).
func Delete(w http.ResponseWriter, r *http.Request, d Deleter, res *Resource, pattern string) {
	(&change{writer: d, loader: d, deleter: d, Resource: res, Settings: d.Settings(OpDelete, pattern), w: w, r: r}).answer(http.MethodDelete)
}

// Post serves POST to a collection: it creates an item (RFC 9110 §9.3.3). A
// request that is sent twice creates two items, unless the store refuses the
// second id. Idempotency-Key is ignored.
func Post(w http.ResponseWriter, r *http.Request, p Poster, res *Resource, pattern string) {
	(&change{writer: p, maker: itemMaker{p}, poster: p, Resource: res, Settings: p.Settings(OpCreate, pattern), w: w, r: r}).answer(http.MethodPost)
}

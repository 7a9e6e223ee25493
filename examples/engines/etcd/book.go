// Package etcd keeps books in etcd, on three members. Its compare-and-swap is a
// transaction that compares the revision of the key.
package etcd

//go:generate go tool etagen

// Book is a title in a shop. Its version is the revision at which etcd has changed
// it, and is no part of what is stored.
//
//etagen:resource /books/{id} methods=GET,PUT,PATCH,DELETE create stat
type Book struct {
	ID       string `json:"id" etagen:"id"`
	Revision int64  `json:"revision" etagen:"version"`
	Title    string `json:"title"`
	Copies   int    `json:"copies"`
}

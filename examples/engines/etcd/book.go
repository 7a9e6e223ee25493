// Package etcd stores books in etcd, on three members. Its compare-and-swap is a
// transaction that compares the revision of the key.
package etcd

//go:generate go tool etagen

// Book is a title in a shop. Its version is the revision of its last change in etcd,
// and is not part of the stored value.
//
//etagen:resource /books/{id} methods=GET,PUT,PATCH,DELETE create stat
type Book struct {
	ID       string `json:"id" etagen:"id"`
	Revision int64  `json:"revision" etagen:"version"`
	Title    string `json:"title"`
	Copies   int    `json:"copies"`
}

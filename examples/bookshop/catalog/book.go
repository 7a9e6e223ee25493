package catalog

// A Book is one title. About makes up nearly all of its bytes, so the store is
// asked for the version and the time alone first: that is what stat is for.
//
//etagen:resource /books/{id} stat
type Book struct {
	ID int64 `json:"id" etagen:"id"`
	Audit
	Title  string `json:"title"`
	Author string `json:"author"` // the slug of an Author
	Year   int    `json:"year"`   // of the first edition as a book
	Price  int    `json:"price"`  // in cents
	About  string `json:"about"`
}

package catalog

// Stock is how many copies of a book stand on one shelf. It has two ids and no
// version: the entity tag is made from the time of the count, and is weak.
//
//etagen:resource /shelves/{shelf}/books/{book}
type Stock struct {
	Shelf     string `json:"shelf" etagen:"id=shelf"`
	Book      int64  `json:"book" etagen:"id=book"`
	CountedAt int64  `json:"counted_at" etagen:"modified=unixmilli"`
	Copies    int    `json:"copies"`
}

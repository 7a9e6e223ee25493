package catalog

// Stock is the number of copies of a book on one shelf. It has two ids and no
// version: the entity tag is made from the time of the count, and is weak. A weak
// tag never satisfies If-Match, so with require any a write may send a date instead.
// Its precision of a second is enough here: of two counts the later one is right.
//
//etagen:resource /shelves/{shelf}/books/{book} methods=GET,PUT
//etagen:require any
type Stock struct {
	Shelf     string `json:"shelf" etagen:"id=shelf"`
	Book      int64  `json:"book" etagen:"id=book"`
	CountedAt int64  `json:"counted_at" etagen:"modified=unixmilli"`
	Copies    uint32 `json:"copies"`
}

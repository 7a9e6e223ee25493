package catalog

// Stock is how many copies of a book stand on one shelf. It has two ids and no
// version: the entity tag is made from the time of the count, and is weak. No
// weak tag can pass If-Match, so a change may name the state that it is for by
// a date: that is what require any is for. A second is exact enough here: of two
// counts the later one is right.
//
//etagen:resource /shelves/{shelf}/books/{book} methods=GET,PUT
//etagen:require any
type Stock struct {
	Shelf     string `json:"shelf" etagen:"id=shelf"`
	Book      int64  `json:"book" etagen:"id=book"`
	CountedAt int64  `json:"counted_at" etagen:"modified=unixmilli"`
	Copies    uint32 `json:"copies"`
}

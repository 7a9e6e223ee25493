// Package names declares names that the output also uses.
package names

import stdtime "time"

// Types with the names of packages.
type (
	bytes      struct{}
	cmp        struct{}
	context    struct{}
	errors     struct{}
	etagen     struct{}
	etagentest struct{}
	http       struct{}
	json       struct{}
	reflect    struct{}
	slices     struct{}
	strconv    struct{}
	sync       struct{}
	testing    struct{}
	time       struct{}
	url        struct{}
)

// Functions with the names that the output uses if those of packages are taken.
func nethttp()    {}
func stdcontext() {}
func neturl()     {}

// Functions with the names of variables.
func b()     {}
func body()  {}
func ctx()   {}
func h()     {}
func i()     {}
func id()    {}
func key()   {}
func m()     {}
func n()     {}
func now()   {}
func ok()    {}
func page()  {}
func q()     {}
func query() {}
func r()     {}
func s()     {}
func t()     {}
func tag()   {}
func value() {}
func w()     {}
func x()     {}
func y()     {}

// Predeclared names that the output does not use.
type float64 struct{}

func min() {}
func max() {}
func any() {}

// Book has the same name in every package of this module.
//
//etagen:resource /books/{id} methods=GET,PUT,PATCH,DELETE create stat
//etagen:collection /books methods=GET,POST stat
type Book struct {
	ID      string       `json:"id" etagen:"id"`
	Version int64        `json:"version" etagen:"version"`
	Time    stdtime.Time `json:"time" etagen:"modified,sort"`
	Context string       `json:"context" etagen:"filter,sort"`
	Header  string       `json:"header"`
	Store   int          `json:"store" etagen:"filter"`
}

// Methods of other names do not clash.
func (b *Book) ETag() string      { return "" }
func (h *BookHandler) Options()   {}
func (s BookStat) String() string { return "" }
func (q *BookQuery) Offset() int  { return 0 }

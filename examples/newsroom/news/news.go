// Package news contains the resources of the newsroom: pages in two languages, settings
// of an old table, and articles with a counter of views.
//
//etagen:openapi title=Newsroom license=MIT contact=https://github.com/etagen/etagen
package news

//go:generate go tool etagen

// Page is a text in English and in German. Both are in one row with one version; the
// store returns the language that the context names.
//
//etagen:resource /pages/{id} methods=GET,PUT
//etagen:cache public, max-age=60
//etagen:vary Accept-Language
type Page struct {
	ID       string `json:"id" etagen:"id"`
	Version  int64  `json:"version" etagen:"version"`
	Language string `json:"language" etagen:"variant"`
	Text     string `json:"text"`
}

// Setting is a row of an old table without a version or a modification time.
//
//etagen:resource /settings/{key} methods=GET,PUT,DELETE
//etagen:tag digest
type Setting struct {
	Key   string `json:"key" etagen:"id"`
	Value string `json:"value"`
}

// Article is edited while it is read: each view increments a counter, and so changes the
// entity tag.
//
//etagen:resource /articles/{id} methods=GET,PATCH patch=json
//etagen:tag guard=version
type Article struct {
	ID      int64  `json:"id" etagen:"id"`
	Version int64  `json:"version" etagen:"version"`
	Views   int64  `json:"views" etagen:"derived"`
	Title   string `json:"title"`
}

package writes

import "time"

// Author is a resource, and a part of others.
//
//etagen:resource /authors/{id}
type Author struct {
	ID      string `json:"id" etagen:"id"`
	Version int64  `json:"version" etagen:"version"`
	Name    string `json:"name"`
}

// Post has its author in its JSON.
//
//etagen:resource /posts/{id} methods=GET,PUT,PATCH,DELETE
type Post struct {
	ID      string `json:"id" etagen:"id"`
	Version int64  `json:"version" etagen:"version"`
	Title   string `json:"title"`
	Author  Author `json:"author"`
}

// Joint has authors behind pointers in a slice, and a derived value.
//
//etagen:resource /joint/{id} methods=GET,PUT,PATCH,DELETE
type Joint struct {
	ID      string    `json:"id" etagen:"id"`
	Version int64     `json:"version" etagen:"version"`
	Title   string    `json:"title"`
	Authors []*Author `json:"authors"`
	Stock   int       `json:"stock" etagen:"derived"`
}

// Reborn starts its versions again.
//
//etagen:resource /reborn/{id} methods=GET,PUT,PATCH,DELETE
type Reborn struct {
	ID      string    `json:"id" etagen:"id"`
	Version int64     `json:"version" etagen:"version"`
	Born    int64     `json:"born" etagen:"incarnation"`
	Changed time.Time `json:"changed" etagen:"modified"`
	Title   string    `json:"title"`
}

// User has an id that a database may compare without case.
//
//etagen:resource /users/{name} methods=GET,PUT,PATCH,DELETE create
//etagen:collection /users methods=GET,POST
type User struct {
	Name    string `json:"name" etagen:"id"`
	Version int64  `json:"version" etagen:"version"`
	Mail    string `json:"mail"`
}

// Member belongs to an organisation.
//
//etagen:resource /orgs/{org}/members/{number} methods=GET,PUT,PATCH,DELETE create
//etagen:collection /orgs/{org}/members methods=GET,POST
type Member struct {
	Org     string `json:"org" etagen:"id=org"`
	Number  int    `json:"number" etagen:"id=number"`
	Version int64  `json:"version" etagen:"version"`
	Mail    string `json:"mail"`
}

// Letter contains an author, which joins the entity tag automatically, and a number that
// only the store knows.
//
//etagen:resource /letters/{id}
//etagen:collection /letters methods=GET,POST
type Letter struct {
	ID      string  `json:"id" etagen:"id"`
	Version int64   `json:"version" etagen:"version"`
	Text    string  `json:"text"`
	Author  *Author `json:"author"`
	Likes   int     `json:"likes" etagen:"derived"`
}

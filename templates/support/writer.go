package etagen

import (
	"net/http"
	"time"
)

// A Writer reads the validators of a value that requests write. The interfaces below
// add what each method needs, and the generated adapter of a resource implements
// those for the methods that it serves. All values are pointers to that type, as
// any: type parameters would cost each resource types and wrappers of methods.
type Writer interface {
	// ETag returns the entity tag of a value, or an empty string if there is none.
	ETag(any) string
	// LastModified returns the modification time, or zero if it is unknown.
	LastModified(any) time.Time
}

// A Loader loads the value that the path names, for all methods but Post.
type Loader interface {
	Writer
	// Load returns what is stored for the path, Resource.NotFound, or
	// Resource.Elsewhere for a value whose ids are not those of the path.
	Load(*http.Request) (any, error)
}

// A Maker makes the value to store, for all methods but Delete.
type Maker interface {
	Writer
	// New returns a value with the ids of the path and nothing else, or
	// Resource.NotFound if no value can have that path.
	New(*http.Request) (any, error)
	// Adopt copies what no client can set from stored to next: the ids, the
	// version, the modification time and read-only fields.
	Adopt(next, stored any)
	// At reports whether a value has the ids of the path: the outcome of a change
	// must have them.
	At(*http.Request, any) bool
}

// An Updater is needed by Put and Patch.
type Updater interface {
	Loader
	Maker
	// Update replaces stored by next, and returns the result. next may share
	// memory with stored: a patch copies what it does not name. If the version
	// is not that of stored, Update changes nothing and returns
	// Resource.Conflict; if nothing is stored, Resource.NotFound.
	Update(r *http.Request, next, stored any) (any, error)
}

// A Creator creates values, for PutOrCreate and Post.
type Creator interface {
	// Create stores next and returns the result, or Resource.Exists.
	Create(r *http.Request, next any) (any, error)
}

// An Upserter is needed by PutOrCreate.
type Upserter interface {
	Updater
	Creator
}

// A Deleter is needed by Delete.
type Deleter interface {
	Loader
	// Delete deletes stored; for its errors see Updater.
	Delete(r *http.Request, stored any) error
}

// A Poster is needed by Post.
type Poster interface {
	Maker
	Creator
	// ReadList serves GET for the list that Post adds to.
	ReadList(http.ResponseWriter, *http.Request, *Settings)
	// IDs returns the texts of the wildcards in Resource.ItemPattern. The store
	// chooses the empty ones.
	IDs(any) []string
}

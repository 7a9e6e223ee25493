package etagen

import (
	"context"
	"net/http"
	"time"
)

// A Writer is the adapter of a resource. The interfaces below add what each method
// needs. All values are pointers to the type of the resource, as any: type parameters
// would cost each resource types and wrappers of methods.
type Writer interface {
	// Settings returns the settings of the handler for one request.
	Settings(op Op, pattern string) Settings
	// Validators returns what is known of the entity tag and the modification time.
	Validators(any) (etag string, modified time.Time)
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
	Update(ctx context.Context, next, stored any) (any, error)
}

// A Creator creates values, for PutOrCreate and Post.
type Creator interface {
	// Create stores next and returns the result, or Resource.Exists.
	Create(ctx context.Context, next any) (any, error)
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
	Delete(ctx context.Context, stored any) error
}

// A Poster is needed by Post.
type Poster interface {
	Writer
	Creator
	// NewItem is New for the path of the list.
	NewItem(*http.Request) (any, error)
	// AdoptItem is Adopt for a new item: fresh is new, too.
	AdoptItem(next, fresh any)
	// ItemAt is At for the path of the list.
	ItemAt(*http.Request, any) bool
	// ReadList serves GET for the list that Post adds to.
	ReadList(http.ResponseWriter, *http.Request, *Settings)
	// IDs returns the texts of the wildcards in Resource.ItemPattern. The store
	// chooses the empty ones.
	IDs(any) []string
}

// An itemMaker is the Maker for the items of a list.
type itemMaker struct{ poster Poster }

func (m itemMaker) New(r *http.Request) (any, error) { return m.poster.NewItem(r) }
func (m itemMaker) Adopt(next, fresh any)            { m.poster.AdoptItem(next, fresh) }
func (m itemMaker) At(r *http.Request, v any) bool   { return m.poster.ItemAt(r, v) }

package model

import (
	"cmp"
	"go/token"
	"strings"
)

// Names are the identifiers that the output for one resource declares. They are exported
// if and only if the type is.
type Names struct {
	Title string // the type's name with an upper-case first letter: Book
	Lower string // the type's name with its initial letters in lower case: book

	ETag         string // BookETag
	LastModified string // BookLastModified
	Serve        string // ServeBook
	Check        string // CheckBook
	Evaluate     string // EvaluateBook
	ErrNotFound  string // ErrBookNotFound
	ErrConflict  string // ErrBookConflict
	ErrExists    string // ErrBookExists
	Store        string // BookStore
	Stat         string // BookStat
	Handler      string // BookHandler
	CORS         string // BookCORS

	AppendTag string // appendBookTag
	Write     string // writeBook
	Resource  string // bookResource
	Modified  string // bookModified
	ParsePath string // parseBookPath
	IsAt      string // isBookAt
	Versions  string // bookVersions
	Writer    string // bookWriter

	Plural     string // Books
	Query      string // BookQuery
	Page       string // BookPage
	ListStat   string // BookListStat
	Sort       string // BookSort
	SortField  string // BookSortField
	SortBy     string // BookBy, before the name of a field
	ErrCursor  string // ErrBookCursor
	Collection string // bookCollection
	NewQuery   string // newBookQuery
	AppendID   string // appendBookID
	ServePage  string // ServeBooks
	PageETag   string // BooksETag
	AddItems   string // addBookItems

	ClientTag   string // BookTag
	AnyTag      string // BookAnyTag
	Client      string // BookClient
	Problem     string // BookProblem
	Cache       string // BookCache
	NewCache    string // NewBookCache
	ErrUnknown  string // ErrBookOutcomeUnknown
	ErrAway     string // ErrBookUnavailable
	Remote      string // bookRemote
	At          string // bookAt
	Taken       string // takenBook
	ToChange    string // toChangeBook
	QueryValues string // bookQueryValues
	ClientTest  string // TestBookClient

	Fixture    string // newTestBook
	Table      string // TestBookConditionalRequests
	ListTable  string // TestBookListConditionalRequests
	Memory     string // testBookMemory
	Open       string // openTestBook
	Suite      string // testBookStore
	SuiteTest  string // TestBookMemory
	Coder      string // bookCoder
	EncodeTest string // testBookEncode
}

// pageNames returns the name that the functions for pages begin with, and the name of
// the function that makes the entity tag of a page.
func (r *Resource) pageNames(plural string) (page, eTag string) {
	page = plural
	if r.Crowded {
		page = UpperFirst(r.Name) + "Page" // the functions of the other resource have other names
	}
	if !token.IsExported(r.Name) {
		return page, lowerInitials(page) + "ETag"
	}
	return page, UpperFirst(page) + "ETag"
}

// PluralName returns the plural of the name of a resource: Books. Use it if no other name
// is needed.
func PluralName(r *Resource) string { return cmp.Or(r.Plural, Plural(UpperFirst(r.Name))) }

// Names returns the identifiers that the output for r declares. Use it wherever code or a
// diagnostic mentions one of them.
func (r *Resource) Names() Names {
	name, title := r.Name, UpperFirst(r.Name)
	plural := PluralName(r)
	public := func(prefix string) string {
		if token.IsExported(name) {
			return prefix
		}
		return strings.ToLower(prefix)
	}
	page, pageETag := r.pageNames(plural)
	n := Names{
		Title: title,
		Lower: lowerInitials(name),

		ETag:         name + "ETag",
		LastModified: name + "LastModified",
		Serve:        public("Serve") + title,
		Check:        public("Check") + title,
		Evaluate:     public("Evaluate") + title,
		ErrNotFound:  public("Err") + title + "NotFound",
		ErrConflict:  public("Err") + title + "Conflict",
		ErrExists:    public("Err") + title + "Exists",
		Store:        name + "Store",
		Stat:         name + "Stat",
		Handler:      name + "Handler",
		CORS:         name + "CORS",

		AppendTag: "append" + title + "Tag",
		Write:     "write" + title,
		Resource:  lowerInitials(name) + "Resource",
		Coder:     lowerInitials(name) + "Coder",
		Modified:  lowerInitials(name) + "Modified",
		ParsePath: "parse" + title + "Path",
		IsAt:      "is" + title + "At",
		Versions:  lowerInitials(name) + "Versions",
		Writer:    lowerInitials(name) + "Writer",

		Plural:     plural,
		Query:      name + "Query",
		Page:       name + "Page",
		ListStat:   name + "ListStat",
		Sort:       name + "Sort",
		SortField:  name + "SortField",
		SortBy:     name + "By",
		ErrCursor:  public("Err") + title + "Cursor",
		Collection: lowerInitials(name) + "Collection",
		NewQuery:   "new" + title + "Query",
		AppendID:   "append" + title + "ID",
		ServePage:  public("Serve") + page,
		PageETag:   pageETag,
		AddItems:   "add" + title + "Items",

		Fixture:    "newTest" + title,
		Table:      "Test" + title + "ConditionalRequests",
		ListTable:  "Test" + title + "ListConditionalRequests",
		Memory:     "test" + title + "Memory",
		Open:       "openTest" + title,
		Suite:      "test" + title + "Store",
		SuiteTest:  "Test" + title + "Memory",
		EncodeTest: "test" + title + "Encode",
	}
	n.addClient(name, title, public)
	return n
}

// addClient adds the identifiers of the client. The function public returns a prefix,
// exported if the type is.
func (n *Names) addClient(name, title string, public func(prefix string) string) {
	n.ClientTag = name + "Tag"
	n.AnyTag = name + "AnyTag"
	n.Client = name + "Client"
	n.Problem = name + "Problem"
	n.Cache = name + "Cache"
	n.NewCache = public("New") + title + "Cache"
	n.ErrUnknown = public("Err") + title + "OutcomeUnknown"
	n.ErrAway = public("Err") + title + "Unavailable"
	n.Remote = lowerInitials(name) + "Remote"
	n.At = lowerInitials(name) + "At"
	n.Taken = "taken" + title
	n.ToChange = "toChange" + title
	n.QueryValues = lowerInitials(name) + "QueryValues"
	n.ClientTest = "Test" + title + "Client"
}

// TagOf returns the name of the function that makes an entity tag from JSON:
// appendBookTagOf. It is needed if the tag is a digest.
func (n Names) TagOf() string { return n.AppendTag + "Of" }

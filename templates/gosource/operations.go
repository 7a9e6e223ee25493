package gosource

import (
	"strings"

	"github.com/etagen/etagen/annotations"
)

// Allow is the value of the Allow field of the resource.
func Allow(res *annotations.Resource) string {
	methods := append([]string{"GET", "HEAD"}, res.Route.Methods[1:]...)
	return strings.Join(append(methods, "OPTIONS"), ", ")
}

// MaxLimit is how many items a query can ask for.
const MaxLimit = 100

// Posts reports whether the list takes POST.
func Posts(res *annotations.Resource) bool {
	return res.Collection != nil && len(res.Collection.Methods) > 1
}

// ListAllow is the value of the Allow field of the list.
func ListAllow(res *annotations.Resource) string {
	methods := append([]string{"GET", "HEAD"}, res.Collection.Methods[1:]...)
	return strings.Join(append(methods, "OPTIONS"), ", ")
}

// Updates reports whether the store has an Update.
func Updates(res *annotations.Resource) bool { return res.Serves("PUT") || res.Serves("PATCH") }

// Guard is the field that a write is compared by: the version, or the time of
// change where there is none.
func Guard(res *annotations.Resource) *annotations.Field {
	if res.Version != nil {
		return res.Version
	}
	return res.Modified
}

// GuardName is the name of the parameter for the guard.
func GuardName(res *annotations.Resource) string {
	if res.Version != nil {
		return "version"
	}
	return "modified"
}

// GuardWord is the guard in a sentence.
func GuardWord(res *annotations.Resource) string {
	if res.Version != nil {
		return "version"
	}
	return "time of change"
}

// Reloads reports whether the entity tag has parts beside what Update is given to
// compare. The incarnation is one: it comes with the resource alone.
func Reloads(res *annotations.Resource) bool {
	return Updates(res) && (len(res.Derived) > 0 || res.Incarnation != nil)
}

// StoredFields are the ids of what is stored, and what a deletion is compared
// by.
func StoredFields(res *annotations.Resource) []*annotations.Field {
	var fields []*annotations.Field
	for _, id := range res.Route.IDs {
		fields = append(fields, id.Field)
	}
	fields = append(fields, Guard(res))
	if res.Incarnation != nil {
		fields = append(fields, res.Incarnation)
	}
	return fields
}

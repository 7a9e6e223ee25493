package grammar

import (
	"reflect"
	"slices"
	"strings"
)

// Roles returns the definition of every field role, in the order of the reference. It must
// not be changed. Use it for everything that depends on which roles there are.
func Roles() []Role { return roles[:] }

const versionTypes = "integers, string, []byte, [N]byte, time.Time, anything with MarshalText, a struct of one of these and Valid bool, a pointer to one of these"

var roles = [...]Role{
	{
		Name: "id", Value: "NAME", Many: true,
		Settles: true, Exclusive: true, Copied: true, Kept: true,
		Synopsis: "the value of a wildcard in the pattern: of {NAME}, or of the only one left",
		Types:    "string, integers, anything with UnmarshalText on its pointer, or with MarshalJSON and UnmarshalJSON, a pointer to one of these",
		Example:  "ISBN string `json:\"isbn\" etagen:\"id=isbn\"`",
	},
	{
		Name:      "version",
		Validates: true, Settles: true, Exclusive: true, Copied: true, Kept: true,
		Synopsis: "changes whenever the body does; makes the entity tag",
		Types:    versionTypes,
		Example:  "Version int64 `json:\"version\" etagen:\"version\"`",
	},
	{
		Name: "modified", Value: "UNIT", Values: []string{"unix", "unixmilli", "unixmicro", "unixnano"},
		Validates: true, Settles: true, Copied: true, Kept: true,
		Synopsis: "the modification time; an integer needs a unit",
		Types:    "time.Time, a struct that embeds it, a struct of Time time.Time and Valid bool, anything with AsTime or Time() time.Time, integers with a unit, a pointer to one of these",
		Example:  "ChangedAt int64 `json:\"changed_at\" etagen:\"modified=unixmilli\"`",
	},
	{
		Name:      "incarnation",
		Validates: true, Settles: true, Exclusive: true, Copied: true, Kept: true,
		Synopsis: "differs if the resource was deleted and created again; part of the entity tag",
		Types:    versionTypes,
		Example:  "CreatedAt int64 `json:\"created_at\" etagen:\"incarnation\"`",
	},
	{
		Name:    "variant",
		Settles: true, Exclusive: true, Copied: true, Kept: true,
		Synopsis: "names one of several representations of an address, such as its language; part of the entity tag, even if it is empty",
		Types:    versionTypes,
		Example:  "Language string `json:\"language\" etagen:\"variant\"`",
	},
	{
		Name: "derived", Many: true,
		Settles: true, Exclusive: true, InBody: true, Copied: true, Kept: true,
		Synopsis: "in the body but not covered by the version; its value becomes part of the entity tag",
		Types:    "any type that encoding/json can encode",
		Example:  "InStock bool `json:\"in_stock\" etagen:\"derived\"`",
	},
	{Name: "readonly", Synopsis: "a client cannot set it", Types: "any", Example: "CreatedBy string `json:\"created_by\" etagen:\"readonly\"`", Many: true, Copied: true, Kept: true},
	{Name: "covered", Synopsis: "says that the version changes whenever the value does, which etagen cannot check", Types: "any", Example: "Extra any `json:\"extra\" etagen:\"covered\"`", Many: true, Settles: true, Exclusive: true, InBody: true},
	{Name: "sort", Synopsis: "a query of the collection can sort by the field", Types: "any", Example: "Title string `json:\"title\" etagen:\"sort\"`", Many: true, Listed: true},
	{
		Name: "filter", Value: "KIND", Values: []string{"in", "range"}, Many: true, Repeats: true,
		Copied: true, Listed: true,
		Synopsis: "a query of the collection can ask for one of its values; with in, for several values, by repeating the parameter; with range, for values from year.min to year.max; filter and filter=range combine",
		Types:    "string, bool, integers, anything with UnmarshalText on its pointer, or with MarshalJSON and UnmarshalJSON, a pointer to one of these; for filter alone also a slice of them, which has to contain the value; for range also floats, but no bool",
		Example:  "Year int `json:\"year\" etagen:\"filter=range\"`",
	},
}

// ArgumentFor returns the argument of the resource directive that gives a field the role
// with an option. Use it if the user cannot change the struct, and so writes no tags.
func (r Role) ArgumentFor(option string) string {
	if !r.Repeats || option == "" {
		return r.Name
	}
	return r.Name + "-" + option
}

// RoleNamed returns the definition of a role. Call it with a name of the language: it
// panics for any other.
func RoleNamed(name string) *Role {
	return &roles[slices.IndexFunc(roles[:], func(r Role) bool { return r.Name == name })]
}

// HasRole reports whether a struct tag lists a role. Use it if mistakes in the tag are
// reported elsewhere.
func HasRole(tag, name string) bool {
	for role := range strings.SplitSeq(reflect.StructTag(tag).Get(Tool), ",") {
		if role, _, _ = strings.Cut(role, "="); role == name {
			return true
		}
	}
	return false
}

// RoleNames returns the names of the roles that is accepts. Use it to look for roles with
// a property.
func RoleNames(is func(Role) bool) []string {
	var names []string
	for _, r := range Roles() {
		if is(r) {
			names = append(names, r.Name)
		}
	}
	return names
}

package annotations

import (
	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// What the other rooms define, by the names under which this package has it.
type (
	// A Package is what Read reads: one Go package, parsed and type-checked.
	Package = source.Package
	// A Resource is one annotated type, understood and checked.
	Resource = model.Resource
	// A Requirement tells which precondition a write must carry.
	Requirement = model.Requirement
	// A Collection is the path of a list of resources and what is served there.
	Collection = model.Collection
	// An ID binds a wildcard of the route to a field.
	ID = model.ID
	// A Member is one member of the JSON object of a resource.
	Member = model.Member
	// A Field is a field of a resource in a role.
	Field = model.Field
	// A Kind tells how the value of a field in a role is read.
	Kind = model.Kind
	// A Struct is a struct that the JSON of a resource is made of.
	Struct = model.Struct
	// Names are the identifiers that the output for one resource declares.
	Names = model.Names
	// A Diagnostic is one thing that is wrong in the user's source.
	Diagnostic = model.Diagnostic
	// A Code names a kind of mistake.
	Code = model.Code
	// A CodeMeaning says in a line what a code stands for.
	CodeMeaning = model.CodeMeaning
	// A Directive is the definition of one directive.
	Directive = grammar.Directive
	// An Argument is the definition of an argument of a directive.
	Argument = grammar.Argument
	// A Role is the definition of a field role.
	Role = grammar.Role
)

// The kinds, requirements and codes that others name.
const (
	Int         = model.Int
	Uint        = model.Uint
	String      = model.String
	Bytes       = model.Bytes
	ByteArray   = model.ByteArray
	Text        = model.Text
	Time        = model.Time
	TimePointer = model.TimePointer
	AsTime      = model.AsTime
	Nullable    = model.Nullable
	Wrapped     = model.Wrapped
	Value       = model.Value
	Bool        = model.Bool

	RequireTag  = model.RequireTag
	RequireAny  = model.RequireAny
	RequireNone = model.RequireNone

	BadArgument           = model.BadArgument
	BadCache              = model.BadCache
	BadRoleOption         = model.BadRoleOption
	BadSample             = model.BadSample
	BadStructTag          = model.BadStructTag
	FileCollision         = model.FileCollision
	MisplacedDirective    = model.MisplacedDirective
	NameTaken             = model.NameTaken
	NearDirective         = model.NearDirective
	Uncovered             = model.Uncovered
	UnknownArgument       = model.UnknownArgument
	UnknownCacheDirective = model.UnknownCacheDirective
	UnknownDirective      = model.UnknownDirective
	UnknownField          = model.UnknownField
	UnknownRole           = model.UnknownRole
	UnknownType           = model.UnknownType
)

// Tool is the name before the colon of every directive, and the key of the
// struct tags.
const Tool = grammar.Tool

// Directives is the definition of every directive, in the order of the reference.
func Directives() []Directive { return grammar.Directives() }

// Roles is the definition of every field role, in the order of the reference.
func Roles() []Role { return grammar.Roles() }

// Codes lists every code that a diagnostic can have.
func Codes() []CodeMeaning { return model.Codes() }

// Sort brings diagnostics into the order of the files and of the lines in them.
func Sort(all []Diagnostic) { model.Sort(all) }

// Closest returns the candidate that a word is most likely a misspelling of.
func Closest(word string, candidates []string) string { return grammar.Closest(word, candidates) }

// Visible returns a text as it can be printed on one line of a terminal.
func Visible(text string) string { return grammar.Visible(text) }

// Plural is the plural of a type's name, as English makes it of most words.
func Plural(name string) string { return model.Plural(name) }

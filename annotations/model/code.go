package model

import "slices"

// A Code names a kind of mistake. Codes are stable: scripts and editors may
// match them.
type Code string

// What is wrong with the form or the place of a directive.
const (
	NearDirective      Code = "near-directive"
	MisplacedDirective Code = "misplaced-directive"
	UnknownDirective   Code = "unknown-directive"
	DuplicateDirective Code = "duplicate-directive"
	MissingResource    Code = "missing-resource"
	Unsupported        Code = "unsupported"
	GoTooOld           Code = "go-too-old"
)

// What is wrong with an argument or a value.
const (
	BadArgument           Code = "bad-argument"
	UnknownArgument       Code = "unknown-argument"
	DuplicateArgument     Code = "duplicate-argument"
	NeedsPattern          Code = "needs-pattern"
	BadCache              Code = "bad-cache"
	UnknownCacheDirective Code = "unknown-cache-directive"
	RequestCacheDirective Code = "request-cache-directive"
	DuplicateCache        Code = "duplicate-cache-directive"
	ConflictingCache      Code = "conflicting-cache-directives"
	UselessValidators     Code = "useless-validators"
	BadVary               Code = "bad-vary"
	DuplicateVary         Code = "duplicate-vary"
	SharedTag             Code = "shared-tag"
	BadPattern            Code = "bad-pattern"
	PatternConflict       Code = "pattern-conflict"
	UnboundWildcard       Code = "unbound-wildcard"
	UnboundID             Code = "unbound-id"
	AmbiguousID           Code = "ambiguous-id"
	BadSample             Code = "bad-sample"
	BadValidate           Code = "bad-validate"
	NeedsSample           Code = "needs-sample"
)

// What is wrong with a type or one of its fields.
const (
	NotAStruct       Code = "not-a-struct"
	TypeParameters   Code = "type-parameters"
	BadTypeName      Code = "bad-type-name"
	FileCollision    Code = "file-collision"
	NameTaken        Code = "name-taken"
	NoValidator      Code = "no-validator"
	BadStructTag     Code = "bad-struct-tag"
	UnknownRole      Code = "unknown-role"
	DuplicateRole    Code = "duplicate-role"
	ConflictingRoles Code = "conflicting-roles"
	BadRoleOption    Code = "bad-role-option"
	RoleType         Code = "role-type"
	UnreachableField Code = "unreachable-field"
	NotInBody        Code = "not-in-body"
	NoEffect         Code = "no-effect"
	UnknownField     Code = "unknown-field"
	NeedsCollection  Code = "needs-collection"
	NoKey            Code = "no-key"
	Uncovered        Code = "uncovered"
	DerivedList      Code = "derived-list"
	ReservedName     Code = "reserved-name"
	UnknownType      Code = "unknown-type"
	NotEncodable     Code = "not-encodable"
	UnstableJSON     Code = "unstable-json"
	NotDecodable     Code = "not-decodable"

	WeakGuard         Code = "weak-guard"
	RestartingVersion Code = "restarting-version"
	UnorderedVersion  Code = "unordered-version"
	HiddenBelow       Code = "hidden-below"
	NestedVersion     Code = "nested-version"
	UnusedRole        Code = "unused-role"
	ProtobufJSON      Code = "protobuf-json"
	WritableCreation  Code = "writable-creation"
	ReadOnlyClient    Code = "read-only-client"
)

// What is wrong with files rather than with the annotations in them, or between
// packages: what the generator finds.
const (
	Syntax      Code = "syntax"
	PackageName Code = "package-name"
	ForeignFile Code = "foreign-file"
	SharedRoute Code = "shared-route"
	SharedPath  Code = "shared-path"
)

// A CodeMeaning says in a line what a code stands for.
type CodeMeaning struct {
	Code    Code
	Meaning string
}

// Codes lists every code that a diagnostic can have.
func Codes() []CodeMeaning { return slices.Concat(directiveCodes(), typeCodes()) }

// directiveCodes are those of what is wrong with directives and their arguments.
func directiveCodes() []CodeMeaning {
	return []CodeMeaning{
		{NearDirective, "a comment is nearly a directive, and would be ignored as it stands"},
		{MisplacedDirective, "a directive is not in the doc comment of a type, or not in the package comment"},
		{UnknownDirective, "there is no directive of this name"},
		{DuplicateDirective, "a directive is given twice for one type, or for the package"},
		{MissingResource, "a directive is on a type without a resource directive, or in a package without one"},
		{Unsupported, "this version of etagen does not support it"},
		{GoTooOld, "the module's Go version is too old for the output"},

		{BadArgument, "an argument is malformed, or has a value that it cannot have"},
		{UnknownArgument, "the directive has no argument of this name"},
		{DuplicateArgument, "an argument is given twice"},
		{NeedsPattern, "an argument says something about a route, and there is none"},
		{BadCache, "a Cache-Control value does not follow the grammar of RFC 9111"},
		{UnknownCacheDirective, "a Cache-Control directive is not a registered one"},
		{RequestCacheDirective, "a Cache-Control directive belongs in requests only"},
		{DuplicateCache, "a Cache-Control directive is given twice"},
		{ConflictingCache, "Cache-Control directives contradict each other"},
		{UselessValidators, "with this value no validator is ever used"},
		{BadVary, "a Vary value is not a list of field names"},
		{DuplicateVary, "a field name is given twice in Vary"},
		{SharedTag, "Vary names a field that the entity tag does not depend on; a note if the tag is weak"},
		{BadPattern, "a route pattern is not one that net/http accepts, or matches too much"},
		{PatternConflict, "the patterns of two resources match the same requests"},
		{UnboundWildcard, "no id field stands for a wildcard of the pattern"},
		{UnboundID, "an id field names no wildcard of the pattern"},
		{AmbiguousID, "it is not clear which id field stands for which wildcard"},
		{BadSample, "the sample of a resource is no function that the generated tests can call"},
		{BadValidate, "what validate names is no function or method that can check the resource"},
		{NeedsSample, "a note: validate has to accept what the generated tests fill in by themselves"},
	}
}

// typeCodes are those of what is wrong with a type or one of its fields.
func typeCodes() []CodeMeaning {
	return []CodeMeaning{
		{NotAStruct, "the type of a resource is not a struct"},
		{TypeParameters, "the type of a resource has type parameters"},
		{BadTypeName, "the type's name cannot name a generated file"},
		{FileCollision, "the outputs of two resources would be one file"},
		{NameTaken, "the package declares a name that the output needs"},
		{NoValidator, "no field has the role version or modified, and the entity tag is no digest"},
		{BadStructTag, "a struct tag with etagen in it is malformed and would be ignored"},
		{UnknownRole, "there is no role of this name"},
		{DuplicateRole, "two fields have a role that only one can have"},
		{ConflictingRoles, "one field has roles that exclude each other"},
		{BadRoleOption, "a role has an option that it cannot have here, or lacks one that it needs"},
		{RoleType, "the type of a field cannot serve in its role"},
		{UnreachableField, "a field with a role cannot be reached from the resource"},
		{NotInBody, "a field has a role that is about the JSON, and is no member of it"},
		{NoEffect, "a role has no effect where it is"},
		{UnknownField, "an argument names a field that is not there"},
		{NeedsCollection, "a role is about lists, and there is no collection"},
		{NoKey, "the items of a collection have no id"},
		{Uncovered, "nobody can tell whether the version covers a field"},
		{DerivedList, "a store cannot vouch for a list whose items have derived values"},
		{ReservedName, "a name in a query means something else already"},
		{UnknownType, "the type of a field is not known"},
		{NotEncodable, "encoding/json cannot encode a field"},
		{UnstableJSON, "a json tag means one thing to one release of Go and another to the next"},
		{NotDecodable, "encoding/json cannot read back a field of a resource that clients write"},

		{WeakGuard, "writes have to name an entity tag that is weak, which never matches"},
		{HiddenBelow, "a note: a field below a member is not in the JSON, and a write cannot keep it"},
		{UnusedRole, "a note: a role is ignored for a resource, or for all of the package"},
		{NestedVersion, "a note: a field may hold a row with a version of its own"},
		{ProtobufJSON, "a note: encoding/json writes a protobuf message, and not as protojson does"},
		{WritableCreation, "a note: a client can set the creation time, and a PUT without it clears it"},
		{ReadOnlyClient, "a note: a client cannot change what has a weak entity tag"},
		{RestartingVersion, "a note: an entity tag may come back after delete and create"},
		{UnorderedVersion, "a note: entity tags have no order by which a read could see that a replica is behind"},

		{Syntax, "a file with directives does not parse"},
		{PackageName, "a file with directives is of another package than those beside it"},
		{ForeignFile, "a file that etagen has to write is there and was not generated"},
		{SharedRoute, "a note: two packages of a module have the same route"},
		{SharedPath, "an OpenAPI document would have one path twice"},
	}
}

package model

import "slices"

// A Code names a kind of mistake. Codes are stable, so scripts and editors may match
// them. Use it instead of the message, which is not stable.
type Code string

// Codes for the form or the place of a directive. Use them to find diagnostics of one
// kind.
const (
	NearDirective      Code = "near-directive"
	MisplacedDirective Code = "misplaced-directive"
	UnknownDirective   Code = "unknown-directive"
	DuplicateDirective Code = "duplicate-directive"
	MissingResource    Code = "missing-resource"
	GoTooOld           Code = "go-too-old"
)

// Codes for an argument or a value. Use them to find diagnostics of one kind.
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

// Codes for a type or one of its fields. Use them to find diagnostics of one kind.
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
	KeepWithoutStat   Code = "keep-without-stat"
)

// Codes for files rather than their annotations, or for several packages together: the
// generator reports these. Use them to find diagnostics of one kind.
const (
	Syntax      Code = "syntax"
	Redeclared  Code = "redeclared"
	PackageName Code = "package-name"
	ForeignFile Code = "foreign-file"
	SharedRoute Code = "shared-route"
	SharedPath  Code = "shared-path"
)

// A CodeMeaning describes a code in one line. Use it for a reference.
type CodeMeaning struct {
	Code    Code   // bad-cache
	Meaning string // what is wrong, in one line
}

// Codes lists every code that a diagnostic can have. Use it for a reference.
func Codes() []CodeMeaning { return slices.Concat(directiveCodes(), typeCodes()) }

// directiveCodes returns the codes for directives and their arguments.
func directiveCodes() []CodeMeaning {
	return []CodeMeaning{
		{NearDirective, "a comment looks like a directive, but would be ignored"},
		{MisplacedDirective, "a directive is not in the doc comment of a type, or not in the package comment"},
		{UnknownDirective, "there is no directive of this name"},
		{DuplicateDirective, "a directive is given twice for one type, or for the package"},
		{MissingResource, "a directive is on a type without a resource directive, or in a package without one"},
		{GoTooOld, "the module's Go version is too old for the output"},

		{BadArgument, "an argument is malformed or has an invalid value"},
		{UnknownArgument, "the directive has no argument of this name"},
		{DuplicateArgument, "an argument is given twice"},
		{NeedsPattern, "an argument needs a route, and there is none"},
		{BadCache, "a Cache-Control value does not follow the grammar of RFC 9111"},
		{UnknownCacheDirective, "Cache-Control has an unknown directive"},
		{RequestCacheDirective, "a Cache-Control directive belongs in requests only"},
		{DuplicateCache, "a Cache-Control directive is given twice"},
		{ConflictingCache, "Cache-Control directives contradict each other"},
		{UselessValidators, "with this value no validator is ever used"},
		{BadVary, "a Vary value is not a list of field names"},
		{DuplicateVary, "a field name is given twice in Vary"},
		{SharedTag, "Vary names a field that the entity tag does not depend on; a note if the tag is weak"},
		{BadPattern, "a route pattern is not one that net/http accepts, or matches too much"},
		{PatternConflict, "the patterns of two resources match the same requests"},
		{UnboundWildcard, "a wildcard of the pattern has no id field"},
		{UnboundID, "an id field has no wildcard in the pattern"},
		{AmbiguousID, "it is not clear which id field belongs to which wildcard"},
		{BadSample, "the sample of a resource is not a function that the generated tests can call"},
		{BadValidate, "validate does not name a function or method that can check the resource"},
		{NeedsSample, "a note: validate has to accept the values that the generated tests fill in"},
	}
}

// typeCodes returns the codes for a type or one of its fields.
func typeCodes() []CodeMeaning {
	return []CodeMeaning{
		{NotAStruct, "the type of a resource is not a struct"},
		{TypeParameters, "the type of a resource has type parameters"},
		{BadTypeName, "the type's name cannot name a generated file"},
		{FileCollision, "the outputs of two resources would be one file"},
		{NameTaken, "the package declares a name that the output needs"},
		{NoValidator, "no field has the role version or modified, and the entity tag is not a digest"},
		{BadStructTag, "a struct tag that mentions etagen is malformed and would be ignored"},
		{UnknownRole, "there is no role of this name"},
		{DuplicateRole, "two fields have a role that only one can have"},
		{ConflictingRoles, "one field has roles that exclude each other"},
		{BadRoleOption, "a role has an invalid option, or lacks one that it needs"},
		{RoleType, "the type of a field does not fit its role"},
		{UnreachableField, "a field with a role is not accessible from the resource"},
		{NotInBody, "a field has a role that concerns the JSON, but is not in it"},
		{NoEffect, "a role has no effect where it is"},
		{UnknownField, "an argument names a field that does not exist"},
		{NeedsCollection, "a role concerns lists, and there is no collection"},
		{NoKey, "the items of a collection have no id"},
		{Uncovered, "etagen cannot see whether the version covers a field"},
		{DerivedList, "a list whose items have derived values cannot have stat"},
		{ReservedName, "a name in a query has another meaning already"},
		{UnknownType, "the type of a field is unknown, or cannot be embedded"},
		{NotEncodable, "encoding/json cannot encode a field"},
		{UnstableJSON, "a json tag means different things to different releases of Go"},
		{NotDecodable, "encoding/json cannot decode a field of a resource that clients write"},

		{WeakGuard, "writes have to name a weak entity tag, which never matches"},
		{HiddenBelow, "a note: a nested field is not in the JSON, so a write cannot keep it"},
		{UnusedRole, "a note: a role is ignored in a resource, or in the whole package"},
		{NestedVersion, "a note: a field may contain a row with its own version"},
		{ProtobufJSON, "a note: encoding/json writes a protobuf message differently from protojson"},
		{WritableCreation, "a note: a client can set the creation time, and a PUT without it clears it"},
		{ReadOnlyClient, "a note: a client cannot change a resource with a weak entity tag"},
		{RestartingVersion, "a note: an entity tag may come back after delete and create"},
		{KeepWithoutStat, "a note: a resource is kept, but every read loads it, because the store has no stat"},
		{UnorderedVersion, "a note: entity tags have no order, so a read cannot detect a replica that lags"},

		{Syntax, "a file with directives, or one that may have them, does not parse"},
		{Redeclared, "a type or a field of a struct is declared twice, or a field and a method have one name"},
		{PackageName, "a file with directives has another package name than the other files in its folder"},
		{ForeignFile, "a file that etagen has to write exists, and was not generated"},
		{SharedRoute, "a note: two packages of a module have the same route"},
		{SharedPath, "an OpenAPI document would have one path twice"},
	}
}

package etagen

// A Resource contains what the responses for all representations of one type share.
// It must not be changed once it is in use.
type Resource struct {
	NotFound     error    // what the store returns if there is nothing with an id
	CacheControl []string // the value of Cache-Control in 200 and 304
	Vary         []string // the value of Vary in 200 and 304; nil for none
	CacheGroups  []string // the value of Cache-Groups in 200 and 304 (RFC 9875); nil for none
	Exposed      []string // the value of Access-Control-Expose-Headers in all responses; nil for none

	Conflict      error // what the store returns if the version to change is no longer stored
	Exists        error // what the store returns if the new resource exists already
	Unguarded     bool  // a write needs no precondition
	DateSuffices  bool  // a write needs If-Match or If-Unmodified-Since, although a second is coarse
	PutValidators bool  // send validators with every response to PUT

	// Reload says that Update does not compare all parts of the entity tag.
	// Then a write is decided again after its content has arrived.
	Reload bool
	// Validates says that the adapter is a Validator.
	Validates bool

	// Guard compares a member of If-Match with the current entity tag, without the
	// values that Update does not compare; nil is the strong comparison.
	Guard func(tag, current string) bool
	// Digest says that the entity tag is made from the JSON, so that an earlier
	// state with the same JSON has the same tag.
	Digest bool
	// Unread contains the names of members that only the store sets and that
	// encoding/json cannot read. What a client sends for them is ignored.
	Unread []string
	// PatchTypes are the media types that PATCH accepts as a merge patch
	// besides application/merge-patch+json.
	PatchTypes  []string
	ListPattern string // the route of the list that Post adds to
	ItemPattern string // the route of its items

	// Forms are nil if responses reach clients as they are.
	Forms Forms
}

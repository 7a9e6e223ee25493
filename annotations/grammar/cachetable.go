package grammar

import "slices"

// A cacheRule describes a Cache-Control directive and its argument.
type cacheRule struct {
	name     string
	Argument cacheArgument
	Request  bool // has a meaning in requests only
}

type cacheArgument int

// The arguments that a directive may have after an equals sign. Use them to check a
// CacheItem against its rule.
const (
	NoArgument     cacheArgument = iota
	DeltaSeconds                 // max-age=60, never in quotes (RFC 9111 §1.2.2)
	OptionalFields               // private="Set-Cookie", always in quotes (RFC 9111 §5.2.2.7)
)

// cacheRules are the directives of RFC 9111 §5.2 and the extensions in the
// registry of RFC 9111 §8.2.
func cacheRules() []cacheRule {
	return []cacheRule{
		{name: "public"},
		{name: "private", Argument: OptionalFields},
		{name: "no-cache", Argument: OptionalFields},
		{name: "no-store"},
		{name: "no-transform"},
		{name: "must-revalidate"},
		{name: "proxy-revalidate"},
		{name: "must-understand"},
		{name: "immutable"},
		{name: "max-age", Argument: DeltaSeconds},
		{name: "s-maxage", Argument: DeltaSeconds},
		{name: "stale-while-revalidate", Argument: DeltaSeconds},
		{name: "stale-if-error", Argument: DeltaSeconds},
		{name: "max-stale", Argument: DeltaSeconds, Request: true},
		{name: "min-fresh", Argument: DeltaSeconds, Request: true},
		{name: "only-if-cached", Request: true},
	}
}

// A cacheConflict is a pair of directives that contradict each other.
type cacheConflict struct {
	One, Other string
	Reason     string
}

// CacheConflicts returns all pairs of directives that contradict each other. Use it for a
// value whose directives are valid one by one.
func CacheConflicts() []cacheConflict {
	const neverStale = "a response that needs validation is never used stale"
	return []cacheConflict{
		{"private", "public", "one lets shared caches store the response, the other does not"},
		{"private", "s-maxage", "s-maxage is for shared caches, which must not store a private response"},
		{"no-cache", "immutable", "no-cache asks for validation on every use, immutable for no validation"},
		{"no-cache", "stale-while-revalidate", neverStale},
		{"no-cache", "stale-if-error", neverStale},
		{"must-revalidate", "stale-while-revalidate", neverStale},
		{"must-revalidate", "stale-if-error", neverStale},
	}
}

// FindCacheRule returns the rule for a directive; ok is false if there is none.
func FindCacheRule(name string) (cacheRule, bool) {
	all := cacheRules()
	i := slices.IndexFunc(all, func(c cacheRule) bool { return c.name == name })
	if i < 0 {
		return cacheRule{}, false
	}
	return all[i], true
}

// CacheNames returns the names of the directives for responses. Use it for suggestions:
// requests have other directives.
func CacheNames() []string {
	var names []string
	for _, rule := range cacheRules() {
		if !rule.Request {
			names = append(names, rule.name)
		}
	}
	return names
}

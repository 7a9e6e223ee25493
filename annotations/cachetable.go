package annotations

import "slices"

// A cacheRule says which argument a Cache-Control directive has.
type cacheRule struct {
	name     string
	argument cacheArgument
	request  bool // means something in requests only
}

type cacheArgument int

const (
	noArgument     cacheArgument = iota
	deltaSeconds                 // max-age=60, never in quotes (RFC 9111 §1.2.2)
	optionalFields               // private="Set-Cookie", always in quotes (RFC 9111 §5.2.2.7)
)

// cacheRules are the directives of RFC 9111 §5.2 and the extensions in the
// registry of RFC 9111 §8.2.
func cacheRules() []cacheRule {
	return []cacheRule{
		{name: "public"},
		{name: "private", argument: optionalFields},
		{name: "no-cache", argument: optionalFields},
		{name: "no-store"},
		{name: "no-transform"},
		{name: "must-revalidate"},
		{name: "proxy-revalidate"},
		{name: "must-understand"},
		{name: "immutable"},
		{name: "max-age", argument: deltaSeconds},
		{name: "s-maxage", argument: deltaSeconds},
		{name: "stale-while-revalidate", argument: deltaSeconds},
		{name: "stale-if-error", argument: deltaSeconds},
		{name: "max-stale", argument: deltaSeconds, request: true},
		{name: "min-fresh", argument: deltaSeconds, request: true},
		{name: "only-if-cached", request: true},
	}
}

// A cacheConflict is two directives that cannot stand together.
type cacheConflict struct {
	one, other string
	reason     string
}

func cacheConflicts() []cacheConflict {
	const neverStale = "a response that needs validation is never used stale"
	return []cacheConflict{
		{"private", "public", "shared caches may store the response, or they may not"},
		{"private", "s-maxage", "shared caches, which s-maxage is for, may not store a private response"},
		{"no-cache", "immutable", "no-cache asks for validation on every use, immutable for none"},
		{"no-cache", "stale-while-revalidate", neverStale},
		{"no-cache", "stale-if-error", neverStale},
		{"must-revalidate", "stale-while-revalidate", neverStale},
		{"must-revalidate", "stale-if-error", neverStale},
	}
}

func findCacheRule(name string) (cacheRule, bool) {
	all := cacheRules()
	i := slices.IndexFunc(all, func(c cacheRule) bool { return c.name == name })
	if i < 0 {
		return cacheRule{}, false
	}
	return all[i], true
}

// cacheNames are the directives for responses.
func cacheNames() []string {
	var names []string
	for _, rule := range cacheRules() {
		if !rule.request {
			names = append(names, rule.name)
		}
	}
	return names
}

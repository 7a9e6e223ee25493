package annotations

import (
	"slices"
	"strconv"
	"strings"
)

// readCache reads the cache directive, whose value stands in the answers as it
// stands here.
func (r *reader) readCache(dir *directive, res *Resource) {
	if dir == nil {
		return
	}
	res.Cache = dir.args
	if dir.args == "" {
		r.report(BadCache, dir.span, "the directive cache has no value: write it as in %s", dir.definition.Example)
		return
	}
	items, err := splitCache(dir.args, dir.argsPos)
	if err != nil {
		r.report(BadCache, err.at, "%s", err.message)
		return
	}
	given := map[string]cacheItem{}
	for _, item := range items {
		if !r.checkCacheItem(item) {
			continue
		}
		if _, twice := given[item.name]; twice {
			r.report(DuplicateCache, item.span, "%s is given twice in the Cache-Control value: keep one of them", item.name)
			continue
		}
		given[item.name] = item
	}
	r.checkCacheConflicts(given, items)
	r.checkCacheUse(given)
}

// checkCacheItem checks that a directive exists and has the argument that it needs.
func (r *reader) checkCacheItem(item cacheItem) bool {
	rule, known := findCacheRule(item.name)
	switch {
	case !known:
		r.reportUnknownCache(item)
		return false
	case rule.request:
		r.report(RequestCacheDirective, item.span, "%s is a directive of requests: it means nothing in a response (RFC 9111 §5.2.1)", item.name)
		return false
	case rule.argument == noArgument && item.hasValue:
		r.suggest(BadCache, item.span, item.name, "%s has no value: write it alone", item.name)
		return false
	case rule.argument == deltaSeconds:
		return r.checkSeconds(item)
	case rule.argument == optionalFields && item.hasValue:
		return r.checkFields(item)
	}
	return true
}

func (r *reader) reportUnknownCache(item cacheItem) {
	names := cacheNames()
	if likely := Closest(item.name, names); likely != "" {
		r.suggest(UnknownCacheDirective, item.nameAt, likely, "there is no Cache-Control directive %q: write %s", item.name, likely)
		return
	}
	r.report(UnknownCacheDirective, item.nameAt, "there is no Cache-Control directive %q: those for responses are %s", item.name, strings.Join(names, ", "))
}

// maxSeconds is what a recipient takes a larger number for (RFC 9111 §1.2.2).
const maxSeconds = 1 << 31

// checkSeconds checks delta-seconds.
func (r *reader) checkSeconds(item cacheItem) bool {
	if !item.hasValue {
		r.report(BadCache, item.span, "%s needs a number of seconds: write it as in %s=60", item.name, item.name)
		return false
	}
	digits := strings.Trim(item.value, "0123456789") == "" && item.value != ""
	switch n, err := strconv.ParseUint(item.value, 10, 64); {
	case !digits:
		r.report(BadCache, item.valueAt, "%s cannot be %q: it is a whole number of seconds, in digits alone", item.name, item.value)
	case item.quoted:
		r.suggest(BadCache, item.valueAt, item.value, "the seconds of %s stand without quotes (RFC 9111 §5.2.2)", item.name)
	case err != nil || n > maxSeconds:
		r.suggest(BadCache, item.valueAt, strconv.Itoa(maxSeconds), "%s is more seconds than a cache counts: the most is %d", item.value, maxSeconds)
	default:
		return true
	}
	return false
}

// checkFields checks the list of field names of no-cache and private.
func (r *reader) checkFields(item cacheItem) bool {
	for name := range strings.SplitSeq(item.value, ",") {
		name = strings.Trim(name, " \t")
		if name == "" || strings.ContainsFunc(name, func(c rune) bool { return c > 0x7e || !isTokenByte(byte(c)) }) {
			r.report(BadCache, item.valueAt, "%s cannot be %q: it is a list of field names with commas, in quotes", item.name, item.value)
			return false
		}
	}
	if !item.quoted {
		r.suggest(BadCache, item.valueAt, `"`+item.value+`"`, "the field names of %s stand in quotes (RFC 9111 §5.2.2)", item.name)
		return false
	}
	return true
}

// checkCacheConflicts reports directives that contradict each other at the
// later one of the two.
func (r *reader) checkCacheConflicts(given map[string]cacheItem, items []cacheItem) {
	for _, c := range cacheConflicts() {
		one, ok := given[c.one]
		other, also := given[c.other]
		if !ok || !also || one.hasValue {
			continue // private="Set-Cookie" is about that field alone
		}
		if one.pos > other.pos {
			one, other = other, one
		}
		r.report(ConflictingCache, other.span, "%s and %s contradict each other: %s", one.name, other.name, c.reason)
	}
	immutable, ok := given["immutable"]
	fresh := slices.ContainsFunc(items, func(i cacheItem) bool {
		return (i.name == "max-age" || i.name == "s-maxage") && strings.Trim(i.value, "0") != ""
	})
	if ok && !fresh {
		r.report(ConflictingCache, immutable.span, "immutable means something only while the response is fresh: add a max-age (RFC 8246 §2)")
	}
}

// checkCacheUse refuses no-store: a response that nobody keeps is never
// validated. Beside must-understand it is for caches that do not know the
// status code alone (RFC 9111 §5.2.2.3).
func (r *reader) checkCacheUse(given map[string]cacheItem) {
	item, ok := given["no-store"]
	if _, understand := given["must-understand"]; ok && !understand {
		r.suggest(UselessValidators, item.span, "no-cache", "with no-store nobody keeps the response, so that no entity tag is ever used: write no-cache to have every use validated")
	}
}

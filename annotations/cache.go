package annotations

import (
	"slices"
	"strconv"
	"strings"

	"github.com/etagen/etagen/annotations/grammar"
	"github.com/etagen/etagen/annotations/model"
	"github.com/etagen/etagen/annotations/source"
)

// readCache reads the cache directive. Its value is sent in responses unchanged.
func (r *builder) readCache(dir *source.Directive) {
	if dir == nil {
		return
	}
	r.Cache = dir.Args
	if dir.Args == "" {
		r.Report(model.BadCache, dir.Span, "the directive cache needs a value: write it as in %s", dir.Definition.Example)
		return
	}
	items, err := grammar.SplitCache(dir.Args, dir.ArgsPos)
	if err != nil {
		r.Report(model.BadCache, err.At, "%s", err.Message)
		return
	}
	given := map[string]grammar.CacheItem{}
	for _, item := range items {
		if !r.checkCacheItem(item) {
			continue
		}
		if _, twice := given[item.Name]; twice {
			r.Report(model.DuplicateCache, item.Span, "%s is given twice in the Cache-Control value: keep one of them", item.Name)
			continue
		}
		given[item.Name] = item
	}
	r.checkCacheConflicts(given, items)
	r.checkCacheUse(given)
}

// checkCacheItem checks that a directive exists and has the argument that it requires.
func (r *builder) checkCacheItem(item grammar.CacheItem) bool {
	rule, known := grammar.FindCacheRule(item.Name)
	switch {
	case !known:
		r.reportUnknownCache(item)
		return false
	case rule.Request:
		r.Report(model.RequestCacheDirective, item.Span, "%s is a request directive and means nothing in a response: remove it (RFC 9111 §5.2.1)", item.Name)
		return false
	case rule.Argument == grammar.NoArgument && item.HasValue:
		r.Suggest(model.BadCache, item.Span, item.Name, "%s takes no value: write it alone", item.Name)
		return false
	case rule.Argument == grammar.DeltaSeconds:
		return r.checkSeconds(item)
	case rule.Argument == grammar.OptionalFields && item.HasValue:
		return r.checkFields(item)
	}
	return true
}

func (r *builder) reportUnknownCache(item grammar.CacheItem) {
	names := grammar.CacheNames()
	if likely := grammar.Closest(item.Name, names); likely != "" {
		r.Suggest(model.UnknownCacheDirective, item.NameAt, likely, "there is no Cache-Control directive %q: write %s", item.Name, likely)
		return
	}
	r.Report(model.UnknownCacheDirective, item.NameAt, "there is no Cache-Control directive %q: the response directives are %s", item.Name, strings.Join(names, ", "))
}

// maxSeconds is the value that recipients use instead of a larger number (RFC 9111
// §1.2.2).
const maxSeconds = 1 << 31

// checkSeconds checks delta-seconds.
func (r *builder) checkSeconds(item grammar.CacheItem) bool {
	if !item.HasValue {
		r.Report(model.BadCache, item.Span, "%s needs a number of seconds: write it as in %s=60", item.Name, item.Name)
		return false
	}
	digits := strings.Trim(item.Value, "0123456789") == "" && item.Value != ""
	switch n, err := strconv.ParseUint(item.Value, 10, 64); {
	case !digits:
		r.Report(model.BadCache, item.ValueAt, "%s cannot be %q: write a whole number of seconds in digits", item.Name, item.Value)
	case item.Quoted:
		r.Suggest(model.BadCache, item.ValueAt, item.Value, "the seconds of %s must not be quoted: remove the quotes (RFC 9111 §5.2.2)", item.Name)
	case err != nil || n > maxSeconds:
		r.Suggest(model.BadCache, item.ValueAt, strconv.Itoa(maxSeconds), "%s is more seconds than a cache counts: write at most %d", item.Value, maxSeconds)
	default:
		return true
	}
	return false
}

// checkFields checks the list of field names of no-cache and private.
func (r *builder) checkFields(item grammar.CacheItem) bool {
	for name := range strings.SplitSeq(item.Value, ",") {
		name = strings.Trim(name, " \t")
		if name == "" || strings.ContainsFunc(name, func(c rune) bool { return c > 0x7e || !grammar.IsTokenByte(byte(c)) }) {
			r.Report(model.BadCache, item.ValueAt, "%s cannot be %q: write field names, separated by commas, in quotes", item.Name, item.Value)
			return false
		}
	}
	if !item.Quoted {
		r.Suggest(model.BadCache, item.ValueAt, `"`+item.Value+`"`, "the field names of %s must be quoted: put quotes around them (RFC 9111 §5.2.2)", item.Name)
		return false
	}
	return true
}

// checkCacheConflicts reports two directives that contradict each other, at the later
// one.
func (r *builder) checkCacheConflicts(given map[string]grammar.CacheItem, items []grammar.CacheItem) {
	for _, c := range grammar.CacheConflicts() {
		one, ok := given[c.One]
		other, also := given[c.Other]
		if !ok || !also || one.HasValue {
			continue // private="Set-Cookie" applies to that field only
		}
		if one.Pos > other.Pos {
			one, other = other, one
		}
		r.Report(model.ConflictingCache, other.Span, "%s and %s contradict each other: %s", one.Name, other.Name, c.Reason)
	}
	immutable, ok := given["immutable"]
	fresh := slices.ContainsFunc(items, func(i grammar.CacheItem) bool {
		return (i.Name == "max-age" || i.Name == "s-maxage") && strings.Trim(i.Value, "0") != ""
	})
	if ok && !fresh {
		r.Report(model.ConflictingCache, immutable.Span, "immutable has an effect only while the response is fresh: add a max-age (RFC 8246 §2)")
	}
}

// checkCacheUse rejects no-store: a response that is not stored is never validated. It
// allows no-store next to must-understand: it then applies only to caches that do not
// know the status code (RFC 9111 §5.2.2.3).
func (r *builder) checkCacheUse(given map[string]grammar.CacheItem) {
	item, ok := given["no-store"]
	if _, understand := given["must-understand"]; ok && !understand {
		r.Suggest(model.UselessValidators, item.Span, "no-cache", "no cache keeps a response with no-store, so entity tags are never used: write no-cache to have every use validated")
	}
}

package etagentest

import (
	"errors"
	"fmt"
	"slices"
)

func failed(what string, err error) error { return fmt.Errorf("%s: %w", what, err) }

// most is how many resources a list may have: they fit on one page.
const most = 100

// all reads a whole list by pages of so many resources. between is called after
// each page that is not the last.
func (l *List[P]) all(order int, descending bool, limit int, between func(page []P) error) ([]P, error) {
	var all []P
	for after := ""; len(all) < most; {
		items, next, err := l.Page(order, descending, limit, after)
		switch {
		case err != nil:
			return nil, fmt.Errorf("page after %q: %w", after, err)
		case len(items) > limit:
			return nil, fmt.Errorf("a page of %d for the limit %d", len(items), limit)
		case next != "" && next == after:
			return nil, fmt.Errorf("the page after %q is followed by itself", after)
		}
		if all = append(all, items...); next == "" {
			return all, nil
		}
		if err := between(items); err != nil {
			return nil, err
		}
		after = next
	}
	return nil, fmt.Errorf("the list does not end within %d resources", most)
}

func nothing[P any]([]P) error { return nil }

func (l *List[P]) ids(items []P) []string {
	ids := make([]string, len(items))
	for i, item := range items {
		ids[i] = l.ID(item)
	}
	return ids
}

// each calls f for every order, up and down, by name.
func (l *List[P]) each(f func(order int, descending bool) error) error {
	if err := f(-1, false); err != nil {
		return failed("the store's own order", err)
	}
	for i, order := range l.Orders {
		for _, descending := range []bool{false, true} {
			if err := f(i, descending); err != nil {
				return fmt.Errorf("by %s, descending %t: %w", order.Name, descending, err)
			}
		}
	}
	return nil
}

func pagesAgree[P any](l *List[P]) error {
	return l.each(func(order int, descending bool) error {
		whole, err := l.all(order, descending, most, nothing)
		if err != nil {
			return err
		}
		for limit := 1; limit <= enough; limit++ {
			pages, err := l.all(order, descending, limit, nothing)
			if err != nil {
				return err
			}
			if got, want := l.ids(pages), l.ids(whole); !slices.Equal(got, want) {
				return fmt.Errorf("pages of %d make %q, one page makes %q", limit, got, want)
			}
		}
		return nil
	})
}

func pagesAreSorted[P any](l *List[P]) error {
	return l.each(func(order int, descending bool) error {
		all, err := l.all(order, descending, 3, nothing)
		if err != nil || order < 0 {
			return err
		}
		for i := 1; i < len(all); i++ {
			if c := l.Orders[order].Compare(all[i-1], all[i]); c > 0 && !descending || c < 0 && descending {
				return fmt.Errorf("%s stands before %s", l.ID(all[i-1]), l.ID(all[i]))
			}
		}
		return nil
	})
}

// pagingIsStable deletes the last resource of each page and creates another
// before the next page is read: pages that count rows are found here.
func pagingIsStable[P any](l *List[P]) error {
	n := enough
	return l.each(func(order int, descending bool) error {
		before, err := l.all(order, descending, most, nothing)
		for err == nil && l.Create != nil && len(before) < enough {
			n++
			if err = l.Create(n); err == nil {
				before, err = l.all(order, descending, most, nothing)
			}
		}
		if err != nil {
			return err
		}
		deleted, creations := map[string]bool{}, 0
		pages, err := l.all(order, descending, 2, func(page []P) error {
			if l.Delete != nil && len(page) > 0 {
				last := page[len(page)-1]
				deleted[l.ID(last)] = true
				if err := l.Delete(last); err != nil {
					return failed("Delete", err)
				}
			}
			if creations++; l.Create == nil || creations > 3 {
				return nil
			}
			n++
			return l.Create(n)
		})
		if err != nil {
			return err
		}
		return l.eachOnce(pages, before, deleted)
	})
}

// eachOnce wants pages to hold nothing twice, and all that was there before and
// was not deleted since.
func (l *List[P]) eachOnce(pages, before []P, deleted map[string]bool) error {
	count := map[string]int{}
	for _, id := range l.ids(pages) {
		if count[id]++; count[id] > 1 {
			return fmt.Errorf("%s was there twice", id)
		}
	}
	for _, id := range l.ids(before) {
		if count[id] == 0 && !deleted[id] {
			return fmt.Errorf("%s was there all the time, and on no page", id)
		}
	}
	return nil
}

// anyPlace asks for places that clients can make up.
func anyPlace[P any](l *List[P]) error {
	for _, after := range []string{"x", "-1", "{}", "null", "'", "\x00", "\xff", "%"} {
		if _, _, err := l.Page(-1, false, 1, after); err != nil && !errors.Is(err, l.BadCursor) {
			return fmt.Errorf("after %q: error %w, want none or one that wraps %q", after, err, l.BadCursor)
		}
	}
	return nil
}

func tagStays[P any](l *List[P]) error {
	first, err := l.ETag(enough)
	if err == nil && first == "" {
		err = errors.New("no entity tag")
	}
	if err != nil {
		return failed("the list", err)
	}
	if _, err := l.all(-1, false, 2, nothing); err != nil {
		return err
	}
	if second, err := l.ETag(enough); err != nil || second != first {
		return fmt.Errorf("the entity tag was %s and is %s, and nothing has changed: error %v", first, second, err)
	}
	return nil
}

// tagMoves makes each kind of change to a page that holds the whole list. No tag
// may come back: a client may have kept it.
func tagMoves[P any](l *List[P]) error {
	n, seen := enough, map[string]string{}
	look := func(what string) error {
		tag, err := l.ETag(most)
		if before, ok := seen[tag]; err == nil && ok {
			err = fmt.Errorf("the entity tag %s is once more that after the %s", tag, before)
		}
		seen[tag] = what
		if err != nil {
			return failed(what, err)
		}
		return nil
	}
	if err := look("beginning"); err != nil {
		return err
	}
	for range 2 {
		if l.Create != nil {
			n++
			if err := l.Create(n); err != nil {
				return failed("Create", err)
			}
			if err := look("Create"); err != nil {
				return err
			}
		}
		for _, change := range []struct {
			what string
			make func(P) error
		}{{"Update", l.Update}, {"Delete", l.Delete}} {
			items, _, err := l.Page(-1, false, 1, "")
			if err != nil {
				return err
			}
			if change.make == nil || len(items) == 0 {
				continue
			}
			if err := change.make(items[0]); err != nil {
				return failed(change.what, err)
			}
			if err := look(change.what); err != nil {
				return err
			}
		}
	}
	return nil
}

package etagentest

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// numbers is a store of numbers, in their own order or that of their last digit.
type numbers struct {
	list    []int
	changes int
}

var errPlace = errors.New("no such place")

func (s *numbers) page(order int, descending bool, limit int, after string) ([]int, string, error) {
	byOrder := func(a, b int) int {
		c := 0
		if order == 0 {
			c = cmp.Compare(a%10, b%10)
		}
		if c = cmp.Or(c, cmp.Compare(a, b)); descending {
			return -c
		}
		return c
	}
	sorted := slices.Clone(s.list)
	slices.SortFunc(sorted, byOrder)
	if after != "" {
		place, err := strconv.Atoi(after)
		if err != nil {
			return nil, "", fmt.Errorf("%w: %w", errPlace, err)
		}
		sorted = slices.DeleteFunc(sorted, func(n int) bool { return byOrder(n, place) <= 0 })
	}
	if len(sorted) <= limit {
		return sorted, "", nil
	}
	return sorted[:limit], strconv.Itoa(sorted[limit-1]), nil
}

func (s *numbers) change(list []int) error {
	s.list = list
	s.changes++
	return nil
}

func (s *numbers) suite() List[int] {
	return List[int]{
		BadCursor: errPlace,
		Page:      s.page,
		Orders:    []Order[int]{{"last digit", func(a, b int) int { return cmp.Compare(a%10, b%10) }}},
		ID:        strconv.Itoa,
		ETag:      func(int) (string, error) { return fmt.Sprint(s.changes), nil },
		Create:    func(n int) error { return s.change(append(s.list, (n*35+11)%1009)) },
		Update:    func(int) error { return s.change(s.list) },
		Delete:    func(n int) error { return s.change(slices.DeleteFunc(s.list, func(m int) bool { return m == n })) },
	}
}

func TestRunList(t *testing.T) {
	RunList(t, func(*testing.T) List[int] { return new(numbers).suite() })
	t.Run("that is only read", func(t *testing.T) {
		RunList(t, func(*testing.T) List[int] {
			l := (&numbers{list: []int{3, 14, 15, 92, 65}}).suite()
			l.Create, l.Update, l.Delete = nil, nil, nil
			return l
		})
	})
	t.Run("that is empty", func(t *testing.T) {
		RunList(t, func(*testing.T) List[int] {
			l := new(numbers).suite()
			l.Create = nil
			return l
		})
	})
}

// Each fault of a store is found, by a check that says so.
func TestListChecksFind(t *testing.T) {
	broken := errors.New("broken")
	tests := []struct {
		fault string
		make  func(*numbers, *List[int])
		want  string // a part of an error
	}{
		{"pages by counting rows", countRows, "on no page"},
		{"pages by counting rows, and rows come in front", func(s *numbers, l *List[int]) {
			countRows(s, l)
			l.Create, l.Delete = func(n int) error { return s.change(append(s.list, -n)) }, nil
		}, "was there twice"},
		{"an order with equals", func(s *numbers, l *List[int]) {
			l.Page = func(order int, descending bool, limit int, after string) ([]int, string, error) {
				items, next, err := s.page(order, descending, limit, after)
				if order == 0 && next != "" && len(items) > 0 {
					last := items[len(items)-1]
					next = strconv.Itoa(last%10 + 1010)
					if descending {
						next = strconv.Itoa(last % 10)
					}
				}
				return items, next, err
			}
		}, "pages of"},
		{"the order is not that of the query", func(s *numbers, l *List[int]) {
			l.Page = func(_ int, _ bool, limit int, after string) ([]int, string, error) {
				return s.page(-1, false, limit, after)
			}
		}, "stands before"},
		{"descending is forgotten", func(s *numbers, l *List[int]) {
			l.Page = func(order int, _ bool, limit int, after string) ([]int, string, error) {
				return s.page(order, false, limit, after)
			}
		}, "descending true"},
		{"ascending is forgotten", func(s *numbers, l *List[int]) {
			l.Page = func(order int, _ bool, limit int, after string) ([]int, string, error) {
				return s.page(order, true, limit, after)
			}
		}, "descending false"},
		{"the limit is forgotten", func(s *numbers, l *List[int]) {
			l.Page = func(order int, descending bool, _ int, after string) ([]int, string, error) {
				return s.page(order, descending, most, after)
			}
		}, "for the limit"},
		{"the place is forgotten", func(s *numbers, l *List[int]) {
			l.Page = func(order int, descending bool, limit int, _ string) ([]int, string, error) {
				return s.page(order, descending, limit, "")
			}
		}, "followed by itself"},
		{"the list has no end", func(s *numbers, l *List[int]) {
			n := 0
			l.Page = func(order int, descending bool, limit int, _ string) ([]int, string, error) {
				items, _, err := s.page(order, descending, limit, "")
				n++
				return items, strconv.Itoa(n), err
			}
		}, "does not end"},
		{"a place is an internal error", func(s *numbers, l *List[int]) { l.BadCursor = broken }, "want none or one that wraps"},
		{"a page fails", func(_ *numbers, l *List[int]) {
			l.Page = func(int, bool, int, string) ([]int, string, error) { return nil, "", broken }
		}, "broken"},
		{"the tag moves by itself", func(s *numbers, l *List[int]) {
			l.ETag = func(int) (string, error) { s.changes++; return fmt.Sprint(s.changes), nil }
		}, "nothing has changed"},
		{"the tag misses updates", func(s *numbers, l *List[int]) { l.Update = func(int) error { return nil } }, "Update"},
		{"the tag misses creations", func(s *numbers, l *List[int]) {
			create := l.Create
			l.Create = func(n int) error { s.changes--; return create(n) }
		}, "Create"},
		{"the tag misses deletions", func(s *numbers, l *List[int]) {
			remove := l.Delete
			l.Delete = func(n int) error { s.changes--; return remove(n) }
		}, "Delete"},
		{"the tag counts the list", func(s *numbers, l *List[int]) {
			l.ETag = func(int) (string, error) { return fmt.Sprint(len(s.list)), nil }
			l.Update = nil
		}, "once more"},
		{"there is no tag", func(_ *numbers, l *List[int]) {
			l.ETag = func(int) (string, error) { return "", nil }
		}, "no entity tag"},
		{"the tag fails", func(_ *numbers, l *List[int]) {
			l.ETag = func(int) (string, error) { return "", broken }
		}, "broken"},
		{"creation fails", func(_ *numbers, l *List[int]) { l.Create = func(int) error { return broken } }, "Create: broken"},
		{"deletion fails", func(_ *numbers, l *List[int]) { l.Delete = func(int) error { return broken } }, "Delete: broken"},
	}
	for _, test := range tests {
		t.Run(test.fault, func(t *testing.T) {
			var found []string
			for _, check := range listChecks[int]() {
				s := new(numbers)
				l := s.suite()
				test.make(s, &l)
				err := l.fill()
				if err == nil {
					err = check.run(&l)
				}
				if err != nil {
					found = append(found, err.Error())
				}
			}
			if all := strings.Join(found, "\n"); !strings.Contains(all, test.want) {
				t.Errorf("want an error with %q, got:\n%s", test.want, all)
			}
		})
	}
}

// countRows makes a place of the number of resources before it.
func countRows(s *numbers, l *List[int]) {
	l.Page = func(order int, descending bool, limit int, after string) ([]int, string, error) {
		all, _, err := s.page(order, descending, most, "")
		if err != nil {
			return nil, "", err
		}
		from, err := strconv.Atoi(cmp.Or(after, "0"))
		if err != nil || from < 0 {
			return nil, "", errPlace
		}
		from = min(from, len(all))
		if end := from + limit; end < len(all) {
			return all[from:end], strconv.Itoa(end), nil
		}
		return all[from:], "", nil
	}
}

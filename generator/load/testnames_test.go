package load

import "testing"

func TestMayDeclare(t *testing.T) {
	const content = `package m

import named "testing"

import (
	grouped "fmt"
)

func function() {}

func (r *receiver[T]) method() {}

func generic[T any](t T) {}

type typ struct{ inStruct int }

type (
	first  struct{}
	second[T any] []T
)

var one, two, drei_ä = 1, 2, 3

const (
	three, four = iota, iota
	five
)

// comment of something
func body() {
	called()
	selected.Call()
	short := 1
	if condition {
	}
}
`
	s := &Package{Tests: []*File{{Content: []byte(content)}}}
	for _, name := range []string{
		"", "named", "grouped", "function", "method", "generic", "typ", "first", "second", "one", "two", "drei_ä", "three", "four", "five", "body",
	} {
		if len(s.testsDeclaring(name)) == 0 {
			t.Errorf("%q is missed", name)
		}
	}
	for _, name := range []string{"called", "selected", "short", "receiver", "condition", "comment", "something", "testing", "absent", "funct", "inStruct", "T"} {
		if len(s.testsDeclaring(name)) != 0 {
			t.Errorf("%q is taken for a declaration", name)
		}
	}
}

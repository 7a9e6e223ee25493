package main

import (
	"net/http"
	"testing"

	"github.com/anishathalye/porcupine"
)

// A request reads the book, or writes a price for the state with a tag.
type request struct {
	tag   string // "" to read
	price int
}

type response struct {
	status int
	tag    string
	price  int
}

// A state is the state of a book, and the number of requests that have seen it.
type state struct {
	tag   string
	price int
	seen  int
}

// bookModel is a book that starts in the state of the first response and gets one
// request after another. A state is never repeated, so every request that sees it
// comes before the next write. The service does not need this rule; it saves the
// checker from trying all orders in which a request comes too late.
func bookModel(first response, operations []porcupine.Operation) porcupine.Model {
	watchers := map[string]int{}
	for _, o := range operations {
		if in, out := o.Input.(request), o.Output.(response); in.tag == "" || out.status != http.StatusOK {
			watchers[out.tag]++
		}
	}
	return porcupine.Model{
		Init: func() any { return state{tag: first.tag, price: first.price} },
		Step: func(now, input, output any) (bool, any) {
			s, in, out := now.(state), input.(request), output.(response)
			watched := state{s.tag, s.price, s.seen + 1}
			switch {
			case out.status == http.StatusOK && in.tag == "":
				return out.tag == s.tag && out.price == s.price, watched
			case out.status == http.StatusOK:
				return in.tag == s.tag && out.tag != s.tag && out.price == in.price && s.seen == watchers[s.tag], state{tag: out.tag, price: out.price}
			case out.status == http.StatusPreconditionFailed: // it contains the current tag
				return in.tag != s.tag && out.tag == s.tag, watched
			}
			return false, s
		},
	}
}

// The checker must find the faults that it looks for.
func TestBookModelSeesWhatIsWrong(t *testing.T) {
	const ok, failed = http.StatusOK, http.StatusPreconditionFailed
	for _, test := range []struct {
		name  string
		in    []request // one after the other, from the state "1" with the price 5
		out   []response
		holds bool
	}{
		{"all is well", []request{{}, {`"1"`, 6}, {`"1"`, 7}, {}}, []response{{ok, `"1"`, 5}, {ok, `"2"`, 6}, {failed, `"2"`, 0}, {ok, `"2"`, 6}}, true},
		{"a read of an old state", []request{{`"1"`, 6}, {}}, []response{{ok, `"2"`, 6}, {ok, `"1"`, 5}}, false},
		{"a read of a lost price", []request{{`"1"`, 6}, {}}, []response{{ok, `"2"`, 6}, {ok, `"2"`, 5}}, false},
		{"a write for an old state", []request{{`"1"`, 6}, {`"1"`, 7}}, []response{{ok, `"2"`, 6}, {ok, `"3"`, 7}}, false},
		{"a write that moves nothing", []request{{`"1"`, 6}}, []response{{ok, `"1"`, 6}}, false},
		{"a write refused without reason", []request{{`"1"`, 6}}, []response{{failed, `"1"`, 0}}, false},
		{"a failure", []request{{}}, []response{{500, "", 0}}, false},
	} {
		var history []porcupine.Operation
		for i := range test.in {
			history = append(history, porcupine.Operation{Input: test.in[i], Output: test.out[i], Call: int64(2 * i), Return: int64(2*i + 1)})
		}
		model := bookModel(response{ok, `"1"`, 5}, history)
		if got := porcupine.CheckOperations(model, history); got != test.holds {
			t.Errorf("%s: %v, want %v", test.name, got, test.holds)
		}
	}
}

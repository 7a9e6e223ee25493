package etagentest

import (
	"context"
	"fmt"
	"net/http"
	"reflect"
	"strings"
	"time"
)

// A served is a handler on a mux whose hooks a test can set.
type served struct {
	*http.ServeMux
	handler any
}

// Mux returns a mux with a handler on it. Use it to serve a handler under its own path.
func Mux(handler interface{ Register(mux *http.ServeMux) }) http.Handler {
	s := &served{http.NewServeMux(), handler}
	handler.Register(s.ServeMux)
	return s
}

// pattern returns the route of a request, empty if the mux responds by itself.
func (s *served) pattern(r *http.Request) string {
	_, pattern := s.Handler(r)
	_, pattern, _ = strings.Cut(pattern, " ")
	return pattern
}

// A breakable is a store that a test can make fail: a Memory.
type breakable interface {
	fail(load, write error)
	failures() int
	missing() error
}

// hooks records the calls of a handler's hooks for one request. Values whose type is
// in the user's module are read by field name.
type hooks struct {
	asked    []string        // what Authorize was asked: the operation, and "it" if about something
	decided  []reflect.Value // the arguments of Observe
	told     []error         // the arguments of OnError
	problems []reflect.Value // the arguments of WriteProblem
	failures int             // how often the store has failed
}

// ownFormat is what WriteProblem writes in a test.
const ownFormat = "an error in another format"

// timeIsOver is used in place of a status for a refusal by a deadline that has passed.
const timeIsOver = -1

// hook sets the hooks of the handler for the request of a case, WriteProblem only
// if own is true, and makes its store fail as the case says.
func (s *served) hook(c *Case, own bool) *hooks {
	h := new(hooks)
	says := s.refusal(c.says)
	s.set("Authorize", c.says != 0, func(args []reflect.Value) []reflect.Value {
		question := fmt.Sprint(args[1])
		if !args[2].IsNil() {
			question += " it"
		}
		h.asked = append(h.asked, question)
		return []reflect.Value{reflect.ValueOf(&says).Elem()}
	})
	s.set("Observe", true, func(args []reflect.Value) []reflect.Value {
		h.decided = append(h.decided, args[1])
		return nil
	})
	s.set("OnError", true, func(args []reflect.Value) []reflect.Value {
		h.told = append(h.told, args[1].Interface().(error))
		return nil
	})
	s.set("WriteProblem", own, func(args []reflect.Value) []reflect.Value {
		h.problems = append(h.problems, args[2].Elem())
		fmt.Fprint(args[0].Interface().(http.ResponseWriter), ownFormat)
		return nil
	})
	s.store().fail(s.refusal(c.load), s.refusal(c.write))
	return h
}

// release resets the hooks, so that a test can look at what is stored.
func (s *served) release(h *hooks) {
	h.failures = s.store().failures()
	for _, name := range []string{"Authorize", "Observe", "OnError", "WriteProblem"} {
		s.set(name, false, nil)
	}
	s.store().fail(nil, nil)
}

// function returns the handler's function for requests with a method.
func (s *served) function(method string, list bool) http.Handler {
	name := method[:1] + strings.ToLower(method[1:])
	switch {
	case method == http.MethodPost:
		name = "Create"
	case method == http.MethodHead:
		name = "Get"
	}
	if list && name == "Get" {
		name = "List"
	}
	function := reflect.ValueOf(s.handler).MethodByName(name).Interface().(func(http.ResponseWriter, *http.Request))
	return http.HandlerFunc(function)
}

// field returns a field of the handler.
func (s *served) field(name string) reflect.Value {
	return reflect.ValueOf(s.handler).Elem().FieldByName(name)
}

// set sets a hook of the handler, to nil unless it is wanted.
func (s *served) set(name string, wanted bool, hook func([]reflect.Value) []reflect.Value) {
	field := s.field(name)
	field.SetZero()
	if wanted {
		field.Set(reflect.MakeFunc(field.Type(), hook))
	}
}

// store returns the store of the handler.
func (s *served) store() breakable { return s.field("Store").Interface().(breakable) }

// refusal returns the error that refuses a request with a status: a Problem of the
// user's module, and the store's error if nothing is there. It is nil for 0 and 200.
func (s *served) refusal(status int) error {
	switch status {
	case 0, http.StatusOK:
		return nil
	case http.StatusNotFound:
		return fmt.Errorf("hidden: %w", s.store().missing())
	case timeIsOver:
		return fmt.Errorf("query: %w", context.DeadlineExceeded)
	}
	p := reflect.New(s.field("WriteProblem").Type().In(2).Elem())
	p.Elem().FieldByName("Status").SetInt(int64(status))
	p.Elem().FieldByName("RetryAfter").SetInt(int64(time.Second))
	p.Elem().FieldByName("Fields").Set(reflect.ValueOf(http.Header{"WWW-Authenticate": {"Test"}, "ETag": {other}}))
	return p.Interface().(error)
}

package etagen

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

// A secret does not show its value in JSON.
type secret string

func (secret) MarshalText() ([]byte, error)    { return []byte("***"), nil }
func (s *secret) UnmarshalText(b []byte) error { *s = secret(b); return nil }

type address struct {
	Street  string `json:"street"`
	City    string `json:"city"`
	Checked bool   `json:"-"`
}

type Contact struct {
	Phone string `json:"phone"`
	Fax   string `json:"fax"`
}

type account struct {
	Name     string   `json:"name"`
	Password secret   `json:"password"`
	Home     *address `json:"home,omitempty"`
	Lone     string   `json:"lone"` // not UTF-8, which JSON cannot represent
	Friends  []string `json:"friends"`
	*Contact
}

func stored() *account {
	return &account{
		Name: "ann", Password: "hunter2", Lone: "\xff", Friends: []string{"bob"},
		Home:    &address{Street: "1 High St", City: "Leeds", Checked: true},
		Contact: &Contact{Phone: "1", Fax: "2"},
	}
}

func TestPatchChangesWhatItNames(t *testing.T) {
	tests := []struct {
		name, patch string
		change      func(*account)
	}{
		{"nothing", `{}`, func(*account) {}},
		{"one member", `{"name":"eve"}`, func(a *account) { a.Name = "eve" }},
		{"one away", `{"friends":null}`, func(a *account) { a.Friends = nil }},
		{"the secret", `{"password":"swordfish"}`, func(a *account) { a.Password = "swordfish" }},
		{"a part of a member", `{"home":{"city":"York"}}`, func(a *account) { a.Home = &address{Street: "1 High St", City: "York"} }},
		{"a promoted member", `{"fax":"3"}`, func(a *account) { a.Contact = &Contact{Phone: "1", Fax: "3"} }},
		{"all promoted members", `{"fax":null,"phone":"7"}`, func(a *account) { a.Contact = &Contact{Phone: "7"} }},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			before, next, want := stored(), new(account), stored()
			test.change(want)
			if err := applyPatch(next, before, []byte(test.patch)); err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(next, want) {
				t.Errorf("got  %+v\nwant %+v", next, want)
			}
			if !reflect.DeepEqual(before, stored()) {
				t.Errorf("what is stored became %+v", before)
			}
		})
	}
}

func TestPatchBehindEmbeddedPointers(t *testing.T) {
	before, next := &account{}, new(account)
	if err := applyPatch(next, before, []byte(`{"name":"eve"}`)); err != nil || next.Contact != nil {
		t.Errorf("a patch of something else: %v, %+v", err, next.Contact)
	}
	if err := applyPatch(next, before, []byte(`{"fax":"3"}`)); err != nil || next.Contact == nil || *next.Contact != (Contact{Fax: "3"}) {
		t.Errorf("%v, %+v", err, next.Contact)
	}
}

// A type that reads its JSON itself is patched as a whole.
func TestPatchOfWhatReadsItself(t *testing.T) {
	before, next := json.RawMessage(`{"a":1,"b":{"c":2,"d":3}}`), new(json.RawMessage)
	if err := applyPatch(next, &before, []byte(`{"b":{"c":null}}`)); err != nil || string(*next) != `{"a":1,"b":{"d":3}}` {
		t.Errorf("%v, %s", err, *next)
	}
}

func TestPatchThatFails(t *testing.T) {
	type hidden struct{ Name string }
	type locked struct {
		*hidden
		Title string
	}
	tests := []struct {
		name         string
		next, stored any
		patch, want  string
	}{
		{"no JSON of what is stored", new(func()), new(func()), `{}`, "func()"},
		{"no object", new(account), stored(), `[1]`, "must be an object"},
		{"null", new(account), stored(), `null`, "null"},
		{"what cannot be set", new(locked), &locked{hidden: &hidden{"x"}}, `{"Title":"y"}`, "not exported"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := applyPatch(test.next, test.stored, []byte(test.patch))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want it to name %s", err, test.want)
			}
		})
	}
}

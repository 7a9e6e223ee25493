package etagen

import "testing"

func TestMembersThatAreNotReadArePassedOver(t *testing.T) {
	for text, want := range map[string]string{
		`{"a":1,"user":{"x":[1]},"b":"<"}`:   `{"a":1,"b":"<"}`,
		` {"user":1}`:                        `{}`,
		`{"user":1,"user":2}`:                `{}`,
		`{"a":1,"a":2,"user":3}`:             `{"a":1,"a":2}`,
		`{"a":1} {"user":2}`:                 `{"a":1} {"user":2}`,
		`{"user":1`:                          `{"user":1`,
		`{"user":1,}`:                        `{"user":1,}`,
		`["user"]`:                           `["user"]`,
		`null`:                               `null`,
		`{"a":{"user":1},"User":2,"user":3}`: `{"a":{"user":1},"User":2}`,
		``:                                   ``,
		`{"\ud800":1 , "user":2}`:            `{"\ud800":1}`,
		`{"user":0,"\u0061" :1}`:             `{"\u0061":1}`,
	} {
		if got := string(without([]byte(text), []string{"user"})); got != want {
			t.Errorf("%s without user is %s, want %s", text, got, want)
		}
	}
}

func TestMembersBelowThatAreNotReadArePassedOver(t *testing.T) {
	for text, want := range map[string]string{
		`{"meta":{"owner":{"x":1},"note":"n"},"owner":2}`: `{"meta":{"note":"n"},"owner":2}`,
		`{"meta":{"owner":1}}`:                            `{"meta":{}}`,
		`{"meta":null}`:                                   `{"meta":null}`,
		`{"meta":[{"owner":1}]}`:                          `{"meta":[{"owner":1}]}`,
		`{"meta":{"audit":{"a/b":1,"a~b":2,"a":3}}}`:      `{"meta":{"audit":{"a":3}}}`,
		`{"meta":{"meta":{"owner":1}}}`:                   `{"meta":{"meta":{"owner":1}}}`,
		`{"meta/owner":1}`:                                `{"meta/owner":1}`,
		`{"meta":{"owner":1},"meta":{"owner":1}}`:         `{"meta":{},"meta":{}}`,
	} {
		if got := string(without([]byte(text), []string{"meta/owner", "meta/audit/a~1b", "meta/audit/a~0b"})); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

package openapi

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// violations describes where JSON does not match a schema; "" if it does. It supports
// the keywords that documents use, and fails for others.
func violations(t *testing.T, root, schema map[string]any, text []byte) string {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var value any
	if err := d.Decode(&value); err != nil {
		t.Fatal(err)
	}
	v := &validator{t, root}
	return v.check(schema, value, "")
}

type validator struct {
	*testing.T
	root map[string]any
}

// check applies each keyword of a schema.
func (v *validator) check(schema map[string]any, value any, at string) string {
	for word, says := range schema {
		if wrong := v.word(word, says, schema, value, at); wrong != "" {
			return wrong
		}
	}
	return ""
}

func (v *validator) word(word string, says any, schema map[string]any, value any, at string) string {
	bad := func(ok bool) string {
		if ok {
			return ""
		}
		return fmt.Sprintf("%s: %v is against %s %v", at, value, word, says)
	}
	object, _ := value.(map[string]any)
	elements, isList := value.([]any)
	text, isText := value.(string)
	switch word {
	case "description", "components", "contentEncoding":
	case "$ref":
		name := strings.TrimPrefix(says.(string), "#/components/schemas/")
		return v.check(v.root["components"].(map[string]any)["schemas"].(map[string]any)[name].(map[string]any), value, at)
	case "oneOf":
		fits := 0
		for _, s := range says.([]any) {
			if v.check(s.(map[string]any), value, at) == "" {
				fits++
			}
		}
		return bad(fits == 1)
	case "type":
		names, ok := says.([]any)
		if !ok {
			names = []any{says}
		}
		return bad(slices.ContainsFunc(names, func(name any) bool { return isOf(value, name.(string)) }))
	case "format":
		_, err := time.Parse(time.RFC3339Nano, text)
		return bad(!isText || says != "date-time" || err == nil)
	case "pattern":
		return bad(!isText || regexp.MustCompile(says.(string)).MatchString(text))
	case "minimum", "maximum":
		n, isNumber := value.(json.Number)
		a, _, _ := big.ParseFloat(n.String(), 10, 200, big.ToNearestEven)
		limit := big.NewFloat(says.(float64))
		return bad(!isNumber || word == "minimum" && a.Cmp(limit) >= 0 || word == "maximum" && a.Cmp(limit) <= 0)
	case "minItems":
		return bad(!isList || len(elements) >= int(says.(float64)))
	case "maxItems":
		return bad(!isList || len(elements) <= int(says.(float64)))
	case "items":
		for i, e := range elements {
			if wrong := v.check(says.(map[string]any), e, fmt.Sprint(at, "/", i)); wrong != "" {
				return wrong
			}
		}
	case "required":
		for _, name := range says.([]any) {
			if _, ok := object[name.(string)]; !ok && object != nil {
				return at + " has no " + name.(string)
			}
		}
	case "properties":
		for name, s := range says.(map[string]any) {
			if e, ok := object[name]; ok {
				if wrong := v.check(s.(map[string]any), e, at+"/"+name); wrong != "" {
					return wrong
				}
			}
		}
	case "propertyNames":
		for name := range object {
			if wrong := v.check(says.(map[string]any), name, at+"/"+name); wrong != "" {
				return wrong
			}
		}
	case "additionalProperties":
		known, _ := schema["properties"].(map[string]any)
		for name, e := range object {
			if _, ok := known[name]; ok {
				continue
			}
			if s, ok := says.(map[string]any); !ok && says == false {
				return at + " has " + name
			} else if wrong := v.check(s, e, at+"/"+name); wrong != "" {
				return wrong
			}
		}
	default:
		v.Fatalf("%s: the validator does not know %s", at, word)
	}
	return ""
}

// isOf reports whether a value has a type of JSON Schema.
func isOf(value any, name string) bool {
	switch v := value.(type) {
	case nil:
		return name == "null"
	case bool:
		return name == "boolean"
	case string:
		return name == "string"
	case []any:
		return name == "array"
	case map[string]any:
		return name == "object"
	case json.Number:
		return name == "number" || name == "integer" && !strings.ContainsAny(v.String(), ".eE")
	}
	return false
}

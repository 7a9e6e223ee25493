package openapi

import (
	"go/types"

	"github.com/etagen/etagen/annotations/model"
)

// nullable adds null to the values that a schema allows.
func nullable(o object) object {
	switch t := o.get("type").(type) {
	case string:
		return o.replace("type", list{t, "null"})
	case list:
		for _, name := range t {
			if name == "null" {
				return o
			}
		}
		return o.replace("type", append(t[:len(t):len(t)], "null"))
	}
	if o.get("$ref") == nil {
		return o // any value, or values that include null
	}
	return object{{"oneOf", list{o, object{{"type", "null"}}}}}
}

// leavesOutNil reports whether the JSON omits a member instead of writing null.
func leavesOutNil(f *model.Member) bool {
	if f.OmitEmpty {
		return true
	}
	zero, _, _ := types.LookupFieldOrMethod(f.Schema.Go, true, nil, "IsZero")
	return f.OmitZero && zero == nil
}

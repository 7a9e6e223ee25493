package etagentest

import (
	"fmt"
	"reflect"
	"strings"
)

// shown returns the value of a pointer as messages show it.
func shown(p any) string {
	v := reflect.ValueOf(p).Elem()
	if text := TextOf(p); text != "" {
		return clip(fmt.Sprintf("%q", text))
	}
	for v.Kind() == reflect.Pointer && !v.IsNil() {
		v = v.Elem()
	}
	if v.Kind() == reflect.String {
		return clip(fmt.Sprintf("%q", v.String()))
	}
	return clip(fmt.Sprint(v.Interface()))
}

// clip cuts a text that is too long for a message.
func clip(text string) string {
	const most = 120
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "") + "…"
}

package etagen

import (
	"bytes"
	"fmt"
	"reflect"
	"strconv"
	"time"
)

// maxYear is the last year that RFC 3339 can express.
const maxYear = 9999

// outOfRange reports whether a text is a time whose year in UTC RFC 3339 cannot
// express. A store that keeps UTC could not return it.
func outOfRange(text string) bool {
	if len(text) < len(time.RFC3339) || text[:4] != "0000" && text[:4] != "9999" {
		return false
	}
	t, err := time.Parse(time.RFC3339, text)
	year := t.UTC().Year()
	return err == nil && (year < 0 || year > maxYear)
}

// leadsToTime reports whether a value of a type can contain a time, including
// types defined as time.Time.
func leadsToTime(t reflect.Type) bool {
	return leadsTo(t, func(t reflect.Type) bool { return t.ConvertibleTo(timeType) }, nil)
}

func timeOutOfRange() *problem {
	return unprocessable(fmt.Sprintf("The time must be in the years 0 to %d, also in UTC.", maxYear))
}

func numberOutOfRange() *problem {
	return unprocessable("The number is out of the range of 64-bit floating point.")
}

// readsAgain reports whether float64 can hold a number, rounded to its precision.
func readsAgain(number []byte) bool {
	if len(number) <= 300 && !bytes.ContainsAny(number, "eE") {
		return true
	}
	f, err := strconv.ParseFloat(string(number), 64)
	mantissa, _, _ := bytes.Cut(bytes.ToLower(number), []byte("e"))
	return err == nil && (f != 0 || !bytes.ContainsAny(mantissa, "123456789"))
}

// takesNumbers reports whether a type accepts every number of JSON: an interface, or
// a type that reads itself. Whoever reads the value next takes such a number as
// float64.
func takesNumbers(t reflect.Type) bool {
	plain := plainType(t)
	return plain == nil || plain.Kind() == reflect.Interface
}

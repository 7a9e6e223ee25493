package etagentest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// MoveString adds n to the last number in a text, and appends n if there is none.
// The number keeps its width if possible.
func MoveString[T ~string](text T, n int) T {
	s := string(text)
	end := strings.LastIndexAny(s, "0123456789") + 1
	begin := end
	for begin > 0 && end-begin < 18 && '0' <= s[begin-1] && s[begin-1] <= '9' {
		begin--
	}
	if begin == end {
		return T(s + strconv.Itoa(n))
	}
	number, _ := strconv.ParseInt(s[begin:end], 10, 64) // 18 digits always fit
	return T(fmt.Sprintf("%s%0*d%s", s[:begin], end-begin, number+int64(n), s[end:]))
}

// MoveBytes returns the number after the one that the bytes represent, the highest byte
// first. Bytes that have to be JSON stay JSON. Use it to make the next version.
func MoveBytes[T ~[]byte](b T) T {
	if _, ok := any(b).(json.Marshaler); ok {
		return moveJSON(b)
	}
	next := slices.Clone(b)
	for i := len(next) - 1; i >= 0; i-- {
		next[i]++
		if next[i] != 0 {
			return next
		}
	}
	if len(next) == 0 {
		next = T{1}
	}
	return next
}

// moveJSON adds to the last number in a JSON text, or replaces the text by a number.
func moveJSON[T ~[]byte](text T) T {
	next := []byte(MoveString(string(text), 1))
	if !json.Valid(next) {
		next = []byte("1")
	}
	return T(next)
}

// moveLetters adds n to a text of ASCII letters of one case, read as a number with such
// digits. It reports false if the text has other characters, or the sum is longer.
func moveLetters(text string, n int) (moved string, ok bool) {
	first := byte('a')
	if text == strings.ToUpper(text) {
		first = 'A'
	}
	digits := []byte(text)
	for i := len(digits) - 1; i >= 0; i-- {
		digit := int(digits[i]) - int(first)
		if digit < 0 || digit >= 26 {
			return "", false
		}
		n += digit
		digits[i] = first + byte(n%26)
		n /= 26
	}
	return string(digits), n == 0 && text != ""
}

// Later returns the time one second after t, and some time if t is zero.
func Later(t time.Time) time.Time {
	if t.IsZero() {
		return time.Date(2024, time.December, 6, 10, 20, 30, 0, time.UTC)
	}
	return t.Add(time.Second)
}

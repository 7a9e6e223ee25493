package etagen

import "time"

// LastModified returns t as it is sent in a Last-Modified field: in UTC,
// truncated to the second. It returns the zero time, which means unknown, if the
// year is outside of 0 to 9999: no HTTP-date has it (RFC 9110 §8.8.2, §5.6.7).
func LastModified(t time.Time) time.Time {
	if year := t.UTC().Year(); t.IsZero() || year < 0 || year > 9999 {
		return time.Time{}
	}
	return time.Unix(t.Unix(), 0).UTC()
}

// appendDate appends t, which LastModified returned, as an IMF-fixdate, unless it is zero.
func appendDate(dst []byte, t time.Time) []byte {
	if t.IsZero() {
		return dst
	}
	year, month, day := t.Date()
	hour, minute, second := t.Clock()
	dst = append(append(dst, t.Weekday().String()[:3]...), ", "...)
	dst = append(append(appendTwo(dst, day), ' '), month.String()[:3]...)
	dst = appendTwo(appendTwo(append(dst, ' '), year/100), year%100)
	dst = appendTwo(append(appendTwo(append(dst, ' '), hour), ':'), minute)
	return append(appendTwo(append(dst, ':'), second), " GMT"...)
}

func appendTwo(dst []byte, n int) []byte { return append(dst, '0'+byte(n/10), '0'+byte(n%10)) }

// lastModified returns LastModified(t), or the current time if that is earlier:
// the field is never later than the Date of its message (RFC 9110 §8.8.2.1).
func lastModified(t time.Time, now func() time.Time) time.Time {
	if t = LastModified(t); t.IsZero() {
		return t
	}
	if present := LastModified(now()); t.After(present) {
		return present
	}
	return t
}

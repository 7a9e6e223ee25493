package etagen

import "time"

// LastModified returns t as it is sent in a Last-Modified field: in UTC,
// truncated to the second. It returns the zero time, which means unknown, if the
// year is outside of 0 to 9999: no HTTP-date has it (RFC 9110 §8.8.2, §5.6.7).
func LastModified(t time.Time) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	t = time.Unix(t.Unix(), 0).UTC()
	if year := t.Year(); year < 0 || year > 9999 {
		return time.Time{}
	}
	return t
}

// appendDate appends t, which LastModified returned, as an IMF-fixdate.
func appendDate(dst []byte, t time.Time) []byte {
	year, month, day := t.Date()
	hour, minute, second := t.Clock()
	dst = append(dst, name(dayNames, int(t.Weekday()))...)
	dst = append(dst, ", "...)
	dst = append(appendTwo(dst, day), ' ')
	dst = append(dst, name(monthNames, int(month)-1)...)
	dst = append(dst, ' ')
	dst = append(appendTwo(appendTwo(dst, year/100), year%100), ' ')
	dst = append(appendTwo(dst, hour), ':')
	dst = append(appendTwo(dst, minute), ':')
	return append(appendTwo(dst, second), " GMT"...)
}

func name(names string, i int) string { return names[3*i : 3*i+3] }

func appendTwo(dst []byte, n int) []byte { return append(dst, '0'+byte(n/10), '0'+byte(n%10)) }

// clock returns now(), or the system time if now is nil.
func clock(now func() time.Time) time.Time {
	if now == nil {
		return time.Now()
	}
	return now()
}

// lastModified returns LastModified(t), or the current time if that is earlier:
// the field is never later than the Date of its message (RFC 9110 §8.8.2.1).
func lastModified(t time.Time, now func() time.Time) time.Time {
	if t = LastModified(t); t.IsZero() {
		return t
	}
	if present := LastModified(clock(now)); t.After(present) {
		return present
	}
	return t
}

package kinds

import (
	"database/sql"
	"testing"
	"time"
)

// TestTimeAsVersion checks that an instant has the same tag in every zone, and that an
// unknown time has no tag.
func TestTimeAsVersion(t *testing.T) {
	known := time.Unix(1, 0)
	tag := func(at time.Time) map[string]string {
		stamp := Stamp(at)
		return map[string]string{
			"time":                  AtETag(&At{Version: at}),
			"time of a change":      BothETag(&Both{Changed: at}),
			"defined type":          StampedAtETag(&StampedAt{Version: stamp, Made: known}),
			"incarnation":           StampedAtETag(&StampedAt{Version: Stamp(known), Made: at}),
			"pointer":               PointedAtETag(&PointedAt{Version: &at}),
			"pointer of a change":   PointedBothETag(&PointedBoth{Changed: &at}),
			"pointer to a defined":  PointedStampETag(&PointedStamp{Version: &stamp, Made: known}),
			"NULL":                  NullAtETag(&NullAt{Version: sql.NullTime{Time: at, Valid: true}}),
			"struct":                WrappedAtETag(&WrappedAt{Version: Embedded{at}}),
			"pointer to a struct":   WrappedBothETag(&WrappedBoth{Changed: &Twice{Embedded{at}}}),
			"struct around NULL":    NullishAtETag(&NullishAt{Version: Nullish{sql.NullTime{Time: at, Valid: true}}}),
			"struct of a pointer":   LooseAtETag(&LooseAt{Version: Loose{&at}}),
			"option of incarnation": OptionalAtETag(&OptionalAt{Version: Option[int]{1, true}, Born: Option[time.Time]{at, true}}),
		}
	}
	at := time.Date(2026, time.July, 1, 10, 0, 0, 5, time.UTC)
	utc, east, later, zero := tag(at), tag(at.In(time.FixedZone("east", 7200))), tag(at.Add(1)), tag(time.Time{})
	for name := range utc {
		if utc[name] == "" || utc[name] != east[name] {
			t.Errorf("%s: the tag of one instant is %s in UTC and %s elsewhere", name, utc[name], east[name])
		}
		if utc[name] == later[name] {
			t.Errorf("%s: another instant has the tag %s too", name, later[name])
		}
		if zero[name] != "" {
			t.Errorf("%s: the zero time has the tag %s", name, zero[name])
		}
	}
}

// TestNothingMakesNoTag checks that an unknown version has no tag, because all such
// states would share it.
func TestNothingMakesNoTag(t *testing.T) {
	at := time.Unix(1, 0)
	for name, tag := range map[string]string{
		"nil":                   PointedAtETag(&PointedAt{}),
		"nil defined":           PointedStampETag(&PointedStamp{Made: at}),
		"nil struct":            WrappedBothETag(&WrappedBoth{}),
		"nil in a struct":       LooseAtETag(&LooseAt{}),
		"NULL":                  NullAtETag(&NullAt{Version: sql.NullTime{Time: at}}),
		"NULL in a struct":      NullishAtETag(&NullishAt{Version: Nullish{sql.NullTime{Time: at}}}),
		"array of zeros":        ArrayETag(&Array{}),
		"no bytes":              BytesETag(&Bytes{Version: []byte{}}),
		"no text":               MarkedETag(&Marked{}),
		"no address":            TextETag(&Text{}),
		"nil number":            TextPointerETag(&TextPointer{}),
		"NULL text":             NullTextETag(&NullText{Version: sql.Null[string]{V: "x"}}),
		"empty text not NULL":   NullTextETag(&NullText{Version: sql.Null[string]{Valid: true}}),
		"no seconds since 1970": Counted64ETag(&Counted64{}),
		"none":                  OptionalAtETag(&OptionalAt{Born: Option[time.Time]{at, true}}),
		"none of incarnation":   OptionalAtETag(&OptionalAt{Version: Option[int]{1, true}}),
		"no label":              LabelledAtETag(&LabelledAt{Version: Labelled{Time: at}}),
	} {
		if tag != "" {
			t.Errorf("%s makes the tag %s", name, tag)
		}
	}
	if a, b := LabelledAtETag(&LabelledAt{Version: Labelled{at, "a"}}), LabelledAtETag(&LabelledAt{Version: Labelled{at, "b"}}); a == b {
		t.Errorf("two labels of one instant have the tag %s", a)
	}
}

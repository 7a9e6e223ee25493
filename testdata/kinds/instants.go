package kinds

import (
	"database/sql"
	"encoding/json"
	"time"
)

// At has a time as its version.
//
//etagen:resource /at/{id} methods=GET,PUT,PATCH,DELETE stat
type At struct {
	ID      string    `json:"id" etagen:"id"`
	Version time.Time `json:"version" etagen:"version"`
	Text    string    `json:"text"`
}

// Both has one field for the version and the time.
//
//etagen:resource /both/{id} methods=GET,PUT,DELETE stat create
//etagen:collection /both methods=GET,POST
type Both struct {
	ID      string    `json:"id" etagen:"id"`
	Changed time.Time `json:"changed" etagen:"version,modified"`
	Text    string    `json:"text"`
}

// StampedAt has a defined time type as its version and as its creation time.
//
//etagen:resource /stampedat/{id} methods=GET,PUT,DELETE
type StampedAt struct {
	ID      string    `json:"id" etagen:"id"`
	Version Stamp     `json:"version" etagen:"version"`
	Made    time.Time `json:"made" etagen:"incarnation"`
	Text    string    `json:"text"`
}

// PointedAt may lack its version.
//
//etagen:resource /pointedat/{id} methods=GET,PUT,PATCH stat
type PointedAt struct {
	ID      string     `json:"id" etagen:"id"`
	Version *time.Time `json:"version" etagen:"version"`
	Text    string     `json:"text"`
}

// PointedBoth may lack its only time.
//
//etagen:resource /pointedboth/{id} methods=GET,PUT
type PointedBoth struct {
	ID      string     `json:"id" etagen:"id"`
	Changed *time.Time `json:"changed" etagen:"version,modified"`
	Text    string     `json:"text"`
}

// NullAt has a time that may be null as its version.
//
//etagen:resource /nullat/{id} methods=GET,PUT
type NullAt struct {
	ID      string       `json:"id" etagen:"id"`
	Version sql.NullTime `json:"version" etagen:"version,modified"`
	Text    string       `json:"text"`
}

// Counted64 has a count of nanoseconds for both.
//
//etagen:resource /counted64/{id} methods=GET,PUT
type Counted64 struct {
	ID      string `json:"id" etagen:"id"`
	Changed int64  `json:"changed" etagen:"version,modified=unixnano"`
	Text    string `json:"text"`
}

// WrappedAt has a struct around a time as its version.
//
//etagen:resource /wrappedat/{id} methods=GET,PUT,PATCH,DELETE stat
type WrappedAt struct {
	ID      string   `json:"id" etagen:"id"`
	Version Embedded `json:"version" etagen:"version"`
	Text    string   `json:"text"`
}

// WrappedBoth has a pointer to such a struct for both.
//
//etagen:resource /wrappedboth/{id} methods=GET,PUT,DELETE
type WrappedBoth struct {
	ID      string `json:"id" etagen:"id"`
	Changed *Twice `json:"changed" etagen:"version,modified"`
	Text    string `json:"text"`
}

// NullishAt has a struct around a time that may be NULL.
//
//etagen:resource /nullishat/{id} methods=GET,PUT,DELETE stat
type NullishAt struct {
	ID      string  `json:"id" etagen:"id"`
	Version Nullish `json:"version" etagen:"version"`
	Text    string  `json:"text"`
}

// PointedStamp may lack its version, of a defined type.
//
//etagen:resource /pointedstamp/{id} methods=GET,PUT,PATCH,DELETE stat
type PointedStamp struct {
	ID      string    `json:"id" etagen:"id"`
	Version *Stamp    `json:"version" etagen:"version"`
	Made    time.Time `json:"made" etagen:"incarnation"`
	Text    string    `json:"text"`
}

// LooseAt has a struct around a pointer to a time.
//
//etagen:resource /looseat/{id} methods=GET,PUT,DELETE sample=newLooseAt
type LooseAt struct {
	ID      string `json:"id" etagen:"id"`
	Version Loose  `json:"version" etagen:"version"`
	Text    string `json:"text"`
}

// Loose is a time that may be missing.
type Loose struct{ *time.Time }

// MarshalJSON writes the time, or null.
func (l Loose) MarshalJSON() ([]byte, error) { return json.Marshal(l.Time) }

// UnmarshalJSON reads the time, or null.
func (l *Loose) UnmarshalJSON(text []byte) error { return json.Unmarshal(text, &l.Time) }

func newLooseAt() *LooseAt {
	at := time.Date(2024, 1, 2, 3, 4, 5, 6, time.UTC)
	return &LooseAt{ID: "a", Version: Loose{&at}, Text: "x"}
}

// SampledAt has a time as the version of a sample.
//
//etagen:resource /sampledat/{id} methods=GET,PUT,PATCH,DELETE create sample=newSampledAt
type SampledAt struct {
	ID      string     `json:"id" etagen:"id"`
	Changed *time.Time `json:"changed" etagen:"version,modified"`
	Text    string     `json:"text"`
}

func newSampledAt() *SampledAt {
	at := time.Date(2024, 1, 2, 3, 4, 5, 6, time.UTC)
	return &SampledAt{ID: "a", Changed: &at, Text: "x"}
}

// Labelled is a time with its own text form.
type Labelled struct {
	time.Time
	Label string
}

// MarshalText returns the label.
func (l Labelled) MarshalText() ([]byte, error) { return []byte(l.Label), nil }

// UnmarshalText takes a label.
func (l *Labelled) UnmarshalText(text []byte) error {
	l.Label = string(text)
	return nil
}

// MarshalJSON writes the label.
func (l Labelled) MarshalJSON() ([]byte, error) { return json.Marshal(l.Label) }

// UnmarshalJSON reads a label.
func (l *Labelled) UnmarshalJSON(text []byte) error { return json.Unmarshal(text, &l.Label) }

// LabelledAt has such a label as its version.
//
//etagen:resource /labelledat/{id} methods=GET,PUT,DELETE
type LabelledAt struct {
	ID      string   `json:"id" etagen:"id"`
	Version Labelled `json:"version" etagen:"version"`
	Text    string   `json:"text"`
}

// Option is a value or none, which is null in JSON.
type Option[T any] struct {
	value   T
	present bool
}

// MarshalText returns the JSON of the value.
func (o Option[T]) MarshalText() ([]byte, error) { return o.MarshalJSON() }

// UnmarshalText takes the JSON of a value.
func (o *Option[T]) UnmarshalText(text []byte) error { return o.UnmarshalJSON(text) }

// MarshalJSON returns the JSON of the value.
func (o Option[T]) MarshalJSON() ([]byte, error) {
	if !o.present {
		return []byte("null"), nil
	}
	return json.Marshal(o.value)
}

// UnmarshalJSON takes the JSON of a value.
func (o *Option[T]) UnmarshalJSON(text []byte) error {
	*o = Option[T]{present: string(text) != "null"}
	return json.Unmarshal(text, &o.value)
}

// OptionalAt has options for the parts of its tag.
//
//etagen:resource /optionalat/{id} methods=GET,PUT,DELETE stat sample=newOptionalAt
type OptionalAt struct {
	ID      string            `json:"id" etagen:"id"`
	Version Option[int]       `json:"version" etagen:"version"`
	Born    Option[time.Time] `json:"born" etagen:"incarnation"`
	Text    string            `json:"text"`
}

func newOptionalAt() *OptionalAt {
	at := time.Date(2024, 1, 2, 3, 4, 5, 6, time.UTC)
	return &OptionalAt{ID: "a", Version: Option[int]{1, true}, Born: Option[time.Time]{at, true}, Text: "x"}
}

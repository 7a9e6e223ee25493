package annotations

import (
	"slices"
	"strings"
	"testing"

	"github.com/etagen/etagen/annotations/model"
)

// kindTypes are the types that the cases of TestKinds use.
const kindTypes = `
type (
	Number  uint16
	Ticks   int64
	Name    string
	Hash    [32]byte
	Raw     []byte
	Octet   byte
	Stamp   time.Time
	Moment  struct{ time.Time }
	Texter  struct{ s string }
	Pointed struct{ s string }
	ISBN    string
	Proto   struct{ s int64 }
	Both    struct {
		Int64 int64
		Valid bool
		note  string
	}
	Three struct {
		A, B  int
		Valid bool
	}
	Infinite struct {
		Time             time.Time
		InfinityModifier int8
		Valid            bool
	}
	Numbered struct {
		Time  time.Time
		Seq   int
		Valid bool
	}
	Labelled struct {
		time.Time
		label string
	}
	Optional struct{ sql.NullTime }
	Loose    struct{ *time.Time }
	Deep     struct{ Moment }
	Late     struct {
		When  time.Time
		Until time.Time
		Valid bool
	}
	Inner struct {
		Value Texter
		Valid bool
	}
	Nested struct {
		Value sql.NullInt64
		Valid bool
	}
	Flag struct {
		Other bool
		Valid bool
	}
	ValidText struct {
		Int64 int64
		Valid string
	}
	Null[T any] struct {
		V     T
		Valid bool
	}
	WrongText struct{}
	Alias     = Null[string]
	TimeLike  struct {
		wall uint64
		ext  int64
		loc  *time.Location
	}
)

func (Texter) MarshalText() ([]byte, error)      { return nil, nil }
func (*Texter) UnmarshalText(b []byte) error     { return nil }
func (*Pointed) MarshalText() ([]byte, error)    { return nil, nil }
func (Pointed) UnmarshalText(text []uint8) error { return nil }
func (ISBN) MarshalText() ([]byte, error)        { return nil, nil }
func (*ISBN) UnmarshalText([]byte) error         { return nil }
func (Ticks) Time() time.Time                    { return time.Time{} }
func (*Proto) AsTime() time.Time                 { return time.Time{} }
func (WrongText) MarshalText() string            { return "" }
func (WrongText) UnmarshalText(string) error     { return nil }
func (WrongText) AsTime() int64                  { return 0 }
`

func TestKinds(t *testing.T) {
	const none = model.Kind("")
	tests := []struct {
		typ                   string
		version, modified, id model.Kind
		value                 string // of a Nullable
	}{
		{typ: "int", version: model.Int, modified: none, id: model.Int},
		{typ: "int8", version: model.Int, id: model.Int},
		{typ: "rune", version: model.Int, id: model.Int},
		{typ: "uint", version: model.Uint, id: model.Uint},
		{typ: "uint64", version: model.Uint, id: model.Uint},
		{typ: "uintptr", version: model.Uint, id: model.Uint},
		{typ: "byte", version: model.Uint, id: model.Uint},
		{typ: "Number", version: model.Uint, id: model.Uint},
		{typ: "string", version: model.String, id: model.String},
		{typ: "Name", version: model.String, id: model.String},
		{typ: "ISBN", version: model.String, id: model.Text},
		{typ: "[]byte", version: model.Bytes},
		{typ: "[]uint8", version: model.Bytes},
		{typ: "Raw", version: model.Bytes},
		{typ: "json.RawMessage", version: model.Bytes},
		{typ: "[]Octet"},
		{typ: "[16]byte", version: model.ByteArray},
		{typ: "Hash", version: model.ByteArray},
		{typ: "[0]byte"},
		{typ: "[4]int"},
		{typ: "Texter", version: model.Text, id: model.Text},
		{typ: "*Texter", version: model.Text, id: model.Text},
		{typ: "Pointed", version: model.Text, id: model.Text},
		{typ: "encoding.TextMarshaler", version: model.Text},
		{typ: "big.Int", version: model.Text, id: model.Text},
		{typ: "*big.Int", version: model.Text, id: model.Text},
		{typ: "netip.Addr", version: model.Text, id: model.Text},
		{typ: "WrongText"},
		{typ: "sql.NullInt64", version: model.Nullable, value: "F.Int64 Int"},
		{typ: "sql.NullString", version: model.Nullable, value: "F.String String"},
		{typ: "sql.Null[uint32]", version: model.Nullable, value: "F.V Uint"},
		{typ: "sql.Null[[]byte]", version: model.Nullable, value: "F.V Bytes"},
		{typ: "Null[Hash]", version: model.Nullable, value: "F.V ByteArray"},
		{typ: "Alias", version: model.Nullable, value: "F.V String"},
		{typ: "Inner", version: model.Nullable, value: "F.Value Text"},
		{typ: "struct{ N int; Valid bool }", version: model.Nullable, value: "F.N Int"},
		{typ: "Both"},
		{typ: "Three"},
		{typ: "Nested"},
		{typ: "Flag"},
		{typ: "ValidText"},
		{typ: "sql.NullFloat64"},
		{typ: "sql.NullBool"},
		{typ: "time.Time", version: model.Time, modified: model.Time, id: model.Text},
		{typ: "Stamp", version: model.Time, modified: model.Time},
		{typ: "TimeLike"},
		{typ: "*time.Time", version: model.Time, modified: model.TimePointer, id: model.Text},
		{typ: "**time.Time"},
		{typ: "*Stamp", version: model.Time, modified: model.Time},
		{typ: "*sql.NullTime", version: model.Nullable, modified: model.Nullable, value: "F.Time Time|F.Time Time"},
		{typ: "Moment", version: model.Wrapped, modified: model.Wrapped, id: model.Text, value: "F.Time Time|F.Time Time"},
		{typ: "*Moment", version: model.Wrapped, modified: model.Wrapped, id: model.Text, value: "F.Time Time|F.Time Time"},
		{typ: "Ticks", version: model.Int, modified: model.AsTime, id: model.Int},
		{typ: "sql.NullTime", version: model.Nullable, modified: model.Nullable, value: "F.Time Time|F.Time Time"},
		{typ: "sql.Null[time.Time]", version: model.Nullable, modified: model.Nullable, value: "F.V Time|F.V Time"},
		{typ: "Infinite", version: model.Nullable, modified: model.Nullable, value: "F.Time Time|F.Time Time"},
		{typ: "Numbered", modified: model.Nullable, value: "F.Time Time"},
		{typ: "Labelled", version: model.Text, modified: model.Wrapped, id: model.Text, value: "F.Time Time"},
		{typ: "Optional", version: model.Wrapped, modified: model.Wrapped, value: "F.NullTime Nullable|F.NullTime Nullable"},
		{typ: "Loose", version: model.Wrapped, modified: model.Wrapped, id: model.Text, value: "F.Time TimePointer|F.Time TimePointer"},
		{typ: "Deep", version: model.Wrapped, modified: model.Wrapped, id: model.Text, value: "F.Moment Wrapped|F.Moment Wrapped"},
		{typ: "Late"},
		{typ: "Proto", modified: model.AsTime},
		{typ: "*Proto", modified: model.AsTime},
		{typ: "float64"},
		{typ: "bool"},
		{typ: "complex64"},
		{typ: "*int64", version: model.Int, id: model.Int},
		{typ: "**int64"},
		{typ: "*string", version: model.String, id: model.String},
		{typ: "map[string]int"},
		{typ: "[]string"},
		{typ: "any"},
		{typ: "struct{}"},
		{typ: "struct{ Valid bool }"},
	}
	for _, tt := range tests {
		t.Run(tt.typ, func(t *testing.T) {
			var values []string
			for role, want := range map[string]model.Kind{"version": tt.version, "modified": tt.modified, "id": tt.id} {
				got, value := kindOf(t, role, tt.typ)
				if got != want {
					t.Errorf("as %s it is %s, want %s", role, got, want)
				}
				if value != "" {
					values = append(values, value)
				}
			}
			slices.Sort(values)
			if got := strings.Join(values, "|"); got != tt.value {
				t.Errorf("the value is %q, want %q", got, tt.value)
			}
		})
	}
}

// kindOf reads a resource whose only field F has a role and a type. It returns "" if the
// type is not suitable.
func kindOf(t *testing.T, role, typ string) (model.Kind, string) {
	t.Helper()
	extra := ""
	if role == "id" {
		extra = "\tV int `etagen:\"version\"`\n"
	}
	source := "package catalog\n\n//etagen:resource /books/{id}\ntype Book struct {\n\tF " + typ + " `json:\"-\" etagen:\"" + role + "\"`\n" + extra + "}\n" + kindTypes
	if role != "id" {
		source = strings.Replace(source, " /books/{id}", "", 1)
	}
	source = strings.Replace(source, "\n\n", "\n\nimport (\n\t\"database/sql\"\n\t\"encoding\"\n\t\"encoding/json\"\n\t\"math/big\"\n\t\"net/netip\"\n\t\"time\"\n)\n\n", 1)
	all, found := Read(load(t, map[string]string{"book.go": source}))
	if len(all) == 0 {
		for _, d := range found {
			if d.Code != model.RoleType && d.Code != model.BadRoleOption {
				t.Errorf("unexpected: %s", d)
			}
		}
		return "", ""
	}
	f := all[0].Version
	switch role {
	case "modified":
		f = all[0].Modified
	case "id":
		f = all[0].Route.IDs[0].Field
	}
	if f.Value == nil {
		return f.Kind, ""
	}
	return f.Kind, strings.Join(f.Value.Selector, ".") + " " + string(f.Value.Kind)
}

func TestUnits(t *testing.T) {
	for _, unit := range []string{"unix", "unixmilli", "unixmicro", "unixnano"} {
		source := "package catalog\n\n//etagen:resource\ntype Book struct {\n\tF uint64 `etagen:\"modified=" + unit + "\"`\n}\n"
		b := readOne(t, source)[0]
		if b.Modified.Kind != model.Uint || b.Modified.Unit != unit || !b.Weak || b.Version != nil {
			t.Errorf("%s: modified is %+v, weak %v", unit, b.Modified, b.Weak)
		}
	}
}

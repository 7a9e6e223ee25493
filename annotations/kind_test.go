package annotations

import (
	"fmt"
	"slices"
	"strings"
	"testing"
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
	const none = Kind(0)
	tests := []struct {
		typ                   string
		version, modified, id Kind
		value                 string // of a Nullable
	}{
		{typ: "int", version: Int, modified: none, id: Int},
		{typ: "int8", version: Int, id: Int},
		{typ: "rune", version: Int, id: Int},
		{typ: "uint", version: Uint, id: Uint},
		{typ: "uint64", version: Uint, id: Uint},
		{typ: "uintptr", version: Uint, id: Uint},
		{typ: "byte", version: Uint, id: Uint},
		{typ: "Number", version: Uint, id: Uint},
		{typ: "string", version: String, id: String},
		{typ: "Name", version: String, id: String},
		{typ: "ISBN", version: String, id: Text},
		{typ: "[]byte", version: Bytes},
		{typ: "[]uint8", version: Bytes},
		{typ: "Raw", version: Bytes},
		{typ: "json.RawMessage", version: Bytes},
		{typ: "[]Octet"},
		{typ: "[16]byte", version: ByteArray},
		{typ: "Hash", version: ByteArray},
		{typ: "[0]byte"},
		{typ: "[4]int"},
		{typ: "Texter", version: Text, id: Text},
		{typ: "*Texter", version: Text, id: Text},
		{typ: "Pointed", version: Text, id: Text},
		{typ: "encoding.TextMarshaler", version: Text},
		{typ: "big.Int", version: Text, id: Text},
		{typ: "*big.Int", version: Text, id: Text},
		{typ: "netip.Addr", version: Text, id: Text},
		{typ: "WrongText"},
		{typ: "sql.NullInt64", version: Nullable, value: "F.Int64 Int"},
		{typ: "sql.NullString", version: Nullable, value: "F.String String"},
		{typ: "sql.Null[uint32]", version: Nullable, value: "F.V Uint"},
		{typ: "sql.Null[[]byte]", version: Nullable, value: "F.V Bytes"},
		{typ: "Null[Hash]", version: Nullable, value: "F.V ByteArray"},
		{typ: "Alias", version: Nullable, value: "F.V String"},
		{typ: "Inner", version: Nullable, value: "F.Value Text"},
		{typ: "struct{ N int; Valid bool }", version: Nullable, value: "F.N Int"},
		{typ: "Both"},
		{typ: "Three"},
		{typ: "Nested"},
		{typ: "Flag"},
		{typ: "ValidText"},
		{typ: "sql.NullFloat64"},
		{typ: "sql.NullBool"},
		{typ: "time.Time", version: Time, modified: Time, id: Text},
		{typ: "Stamp", version: Time, modified: Time},
		{typ: "TimeLike"},
		{typ: "*time.Time", version: Time, modified: TimePointer, id: Text},
		{typ: "**time.Time"},
		{typ: "*Stamp", version: Time, modified: Time},
		{typ: "*sql.NullTime", version: Nullable, modified: Nullable, value: "F.Time Time|F.Time Time"},
		{typ: "Moment", version: Wrapped, modified: Wrapped, id: Text, value: "F.Time Time|F.Time Time"},
		{typ: "*Moment", version: Wrapped, modified: Wrapped, id: Text, value: "F.Time Time|F.Time Time"},
		{typ: "Ticks", version: Int, modified: AsTime, id: Int},
		{typ: "sql.NullTime", version: Nullable, modified: Nullable, value: "F.Time Time|F.Time Time"},
		{typ: "sql.Null[time.Time]", version: Nullable, modified: Nullable, value: "F.V Time|F.V Time"},
		{typ: "Infinite", version: Nullable, modified: Nullable, value: "F.Time Time|F.Time Time"},
		{typ: "Numbered", modified: Nullable, value: "F.Time Time"},
		{typ: "Labelled", version: Text, modified: Wrapped, id: Text, value: "F.Time Time"},
		{typ: "Optional", version: Wrapped, modified: Wrapped, value: "F.NullTime Nullable|F.NullTime Nullable"},
		{typ: "Loose", version: Wrapped, modified: Wrapped, id: Text, value: "F.Time TimePointer|F.Time TimePointer"},
		{typ: "Deep", version: Wrapped, modified: Wrapped, id: Text, value: "F.Moment Wrapped|F.Moment Wrapped"},
		{typ: "Late"},
		{typ: "Proto", modified: AsTime},
		{typ: "*Proto", modified: AsTime},
		{typ: "float64"},
		{typ: "bool"},
		{typ: "complex64"},
		{typ: "*int64", version: Int, id: Int},
		{typ: "**int64"},
		{typ: "*string", version: String, id: String},
		{typ: "map[string]int"},
		{typ: "[]string"},
		{typ: "any"},
		{typ: "struct{}"},
		{typ: "struct{ Valid bool }"},
	}
	for _, tt := range tests {
		t.Run(tt.typ, func(t *testing.T) {
			var values []string
			for role, want := range map[string]Kind{"version": tt.version, "modified": tt.modified, "id": tt.id} {
				got, value := kindOf(t, role, tt.typ)
				if got != want {
					t.Errorf("as %s it is %s, want %s", role, kindName(got), kindName(want))
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

// kindOf reads a resource whose only field F has a role and a type. The kind
// is 0 when the type cannot serve.
func kindOf(t *testing.T, role, typ string) (Kind, string) {
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
			if d.Code != RoleType && d.Code != BadRoleOption {
				t.Errorf("unexpected: %s", d)
			}
		}
		return 0, ""
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
	return f.Kind, strings.Join(f.Value.Selector, ".") + " " + kindName(f.Value.Kind)
}

func kindName(k Kind) string {
	names := []string{"none", "Int", "Uint", "String", "Bytes", "ByteArray", "Text", "Time", "TimePointer", "AsTime", "Nullable", "Wrapped", "Value"}
	if int(k) >= len(names) {
		return fmt.Sprint(int(k))
	}
	return names[k]
}

func TestUnits(t *testing.T) {
	for _, unit := range []string{"unix", "unixmilli", "unixmicro", "unixnano"} {
		source := "package catalog\n\n//etagen:resource\ntype Book struct {\n\tF uint64 `etagen:\"modified=" + unit + "\"`\n}\n"
		b := readOne(t, source)[0]
		if b.Modified.Kind != Uint || b.Modified.Unit != unit || !b.Weak || b.Version != nil {
			t.Errorf("%s: modified is %+v, weak %v", unit, b.Modified, b.Weak)
		}
	}
}

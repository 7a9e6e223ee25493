package own

import (
	"context"
	"database/sql"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgtype"

	"example.com/models/live"
)

// A shelf holds one value.
type shelf[T any] struct{ held *T }

type intShelf struct{ shelf[Int] }

func (s intShelf) GetInt(_ context.Context, id string) (*Int, error) {
	return live.Find(s.held, id == s.held.ID, ErrIntNotFound)
}

type int8Shelf struct{ shelf[Int8] }

func (s int8Shelf) GetInt8(_ context.Context, id int8) (*Int8, error) {
	return live.Find(s.held, id == s.held.ID, ErrInt8NotFound)
}

type int16Shelf struct{ shelf[Int16] }

func (s int16Shelf) GetInt16(_ context.Context, id int16) (*Int16, error) {
	return live.Find(s.held, id == s.held.ID, ErrInt16NotFound)
}

type int32Shelf struct{ shelf[Int32] }

func (s int32Shelf) GetInt32(_ context.Context, id int32) (*Int32, error) {
	return live.Find(s.held, id == s.held.ID, ErrInt32NotFound)
}

type int64Shelf struct{ shelf[Int64] }

func (s int64Shelf) GetInt64(_ context.Context, id int64) (*Int64, error) {
	return live.Find(s.held, id == s.held.ID, ErrInt64NotFound)
}

type uintShelf struct{ shelf[Uint] }

func (s uintShelf) GetUint(_ context.Context, id uint) (*Uint, error) {
	return live.Find(s.held, id == s.held.ID, ErrUintNotFound)
}

type uint8Shelf struct{ shelf[Uint8] }

func (s uint8Shelf) GetUint8(_ context.Context, id uint8) (*Uint8, error) {
	return live.Find(s.held, id == s.held.ID, ErrUint8NotFound)
}

type uint16Shelf struct{ shelf[Uint16] }

func (s uint16Shelf) GetUint16(_ context.Context, id uint16) (*Uint16, error) {
	return live.Find(s.held, id == s.held.ID, ErrUint16NotFound)
}

type xminShelf struct{ shelf[Xmin] }

func (s xminShelf) GetXmin(_ context.Context, id uint32) (*Xmin, error) {
	return live.Find(s.held, id == s.held.ID, ErrXminNotFound)
}

type uint64Shelf struct{ shelf[Uint64] }

func (s uint64Shelf) GetUint64(_ context.Context, id uint64) (*Uint64, error) {
	return live.Find(s.held, id == s.held.ID, ErrUint64NotFound)
}

type uintptrShelf struct{ shelf[Uintptr] }

func (s uintptrShelf) GetUintptr(_ context.Context, id uintptr) (*Uintptr, error) {
	return live.Find(s.held, id == s.held.ID, ErrUintptrNotFound)
}

type textShelf struct{ shelf[Text] }

func (s textShelf) GetText(_ context.Context, id uuid.UUID) (*Text, error) {
	return live.Find(s.held, id == s.held.ID, ErrTextNotFound)
}

type bytesShelf struct{ shelf[Bytes] }

func (s bytesShelf) GetBytes(_ context.Context, id string) (*Bytes, error) {
	return live.Find(s.held, id == s.held.ID, ErrBytesNotFound)
}

type rowversionShelf struct{ shelf[Rowversion] }

func (s rowversionShelf) GetRowversion(_ context.Context, id int64) (*Rowversion, error) {
	return live.Find(s.held, id == s.held.ID, ErrRowversionNotFound)
}

type uuidShelf struct{ shelf[UUID] }

func (s uuidShelf) GetUUID(_ context.Context, id uuid.UUID) (*UUID, error) {
	return live.Find(s.held, id == s.held.ID, ErrUUIDNotFound)
}

type nullUUIDShelf struct{ shelf[NullUUID] }

func (s nullUUIDShelf) GetNullUUID(_ context.Context, id uuid.UUID) (*NullUUID, error) {
	return live.Find(s.held, id == s.held.ID, ErrNullUUIDNotFound)
}

type nullTextShelf struct{ shelf[NullText] }

func (s nullTextShelf) GetNullText(_ context.Context, id string) (*NullText, error) {
	return live.Find(s.held, id == s.held.ID, ErrNullTextNotFound)
}

type timedShelf struct{ shelf[Timed] }

func (s timedShelf) GetTimed(_ context.Context, id string) (*Timed, error) {
	return live.Find(s.held, id == s.held.ID, ErrTimedNotFound)
}

func TestLive(t *testing.T) {
	now, id := time.Now(), uuid.New()
	{
		v := &Int{ID: "a", Version: 1, At: now}
		live.Exchange(t, "Int", "/int/a", &IntHandler{Store: intShelf{shelf[Int]{v}}}, func() { v.Version++ })
	}
	{
		v := &Int8{ID: -8, Version: 126, At: now.Unix()}
		live.Exchange(t, "Int8", "/int8/-8", &Int8Handler{Store: int8Shelf{shelf[Int8]{v}}}, func() { v.Version++ })
	}
	{
		v := &Int16{ID: -16, Version: 1, At: now.UnixMilli()}
		live.Exchange(t, "Int16", "/int16/-16", &Int16Handler{Store: int16Shelf{shelf[Int16]{v}}}, func() { v.Version++ })
	}
	{
		v := &Int32{ID: 32, Version: 1, At: now.UnixMicro()}
		live.Exchange(t, "Int32", "/int32/32", &Int32Handler{Store: int32Shelf{shelf[Int32]{v}}}, func() { v.Version++ })
	}
	{
		v := &Int64{ID: 64, Version: 1, At: now.UnixNano()}
		live.Exchange(t, "Int64", "/int64/64", &Int64Handler{Store: int64Shelf{shelf[Int64]{v}}}, func() { v.Version++ })
	}
	{
		v := &Uint{ID: 7, Version: 1, At: sql.Null[time.Time]{V: now, Valid: true}}
		live.Exchange(t, "Uint", "/uint/7", &UintHandler{Store: uintShelf{shelf[Uint]{v}}}, func() { v.Version++ })
	}
	{
		v := &Uint8{ID: 8, Version: 254, At: &now}
		live.Exchange(t, "Uint8", "/uint8/8", &Uint8Handler{Store: uint8Shelf{shelf[Uint8]{v}}}, func() { v.Version++ })
	}
	{
		v := &Uint16{ID: 16, Version: 1, At: sql.NullTime{Time: now, Valid: true}}
		live.Exchange(t, "Uint16", "/uint16/16", &Uint16Handler{Store: uint16Shelf{shelf[Uint16]{v}}}, func() { v.Version++ })
	}
	{
		v := &Xmin{ID: 32, Xmin: 4294967295, At: pgtype.Timestamptz{Time: now, Valid: true}}
		live.Exchange(t, "Xmin", "/xmin/32", &XminHandler{Store: xminShelf{shelf[Xmin]{v}}}, func() { v.Xmin = 3 })
	}
	{
		v := &Uint64{ID: 64, Version: 1, At: pgtype.Timestamp{Time: now, Valid: true}}
		live.Exchange(t, "Uint64", "/uint64/64", &Uint64Handler{Store: uint64Shelf{shelf[Uint64]{v}}}, func() { v.Version++ })
	}
	{
		v := &Uintptr{ID: 64, Version: 1}
		live.Exchange(t, "Uintptr", "/uintptr/64", &UintptrHandler{Store: uintptrShelf{shelf[Uintptr]{v}}}, func() { v.Version++ })
	}
	{
		v := &Text{ID: id, ResourceVersion: "892", At: now}
		live.Exchange(t, "Text", "/text/"+id.String(), &TextHandler{Store: textShelf{shelf[Text]{v}}}, func() { v.ResourceVersion = "893" })
	}
	{
		v := &Bytes{ID: "a", Version: []byte{0, 255}, At: now}
		live.Exchange(t, "Bytes", "/bytes/a", &BytesHandler{Store: bytesShelf{shelf[Bytes]{v}}}, func() { v.Version = []byte{1} })
	}
	{
		v := &Rowversion{ID: 1, Rowversion: [8]byte{6: 1, 7: 255}, At: now}
		live.Exchange(t, "Rowversion", "/rowversion/1", &RowversionHandler{Store: rowversionShelf{shelf[Rowversion]{v}}}, func() { v.Rowversion[7]++ })
	}
	{
		v := &UUID{ID: id, Version: uuid.New(), At: now}
		live.Exchange(t, "UUID", "/uuid/"+id.String(), &UUIDHandler{Store: uuidShelf{shelf[UUID]{v}}}, func() { v.Version = uuid.New() })
	}
	{
		v := &NullUUID{ID: id, Version: uuid.NullUUID{UUID: uuid.New(), Valid: true}, At: &now}
		live.Exchange(t, "NullUUID", "/nulluuid/"+id.String(), &NullUUIDHandler{Store: nullUUIDShelf{shelf[NullUUID]{v}}}, func() { v.Version.UUID = uuid.New() })
	}
	{
		v := &NullText{ID: "a", Version: sql.Null[string]{V: "1", Valid: true}}
		live.Exchange(t, "NullText", "/nulltext/a", &NullTextHandler{Store: nullTextShelf{shelf[NullText]{v}}}, func() { v.Version.V = "2" })
	}
	{
		v := &Timed{ID: "a", At: sql.NullTime{Time: now, Valid: true}}
		live.Exchange(t, "Timed", "/timed/a", &TimedHandler{Store: timedShelf{shelf[Timed]{v}}}, func() { v.At.Time = v.At.Time.Add(1) })
	}
}

func TestNull(t *testing.T) {
	now, id := time.Now(), uuid.New()
	live.Unknown(t, "version of bytes", "/nulluuid/"+id.String(), &NullUUIDHandler{Store: nullUUIDShelf{shelf[NullUUID]{&NullUUID{ID: id, At: &now}}}}, "ETag")
	live.Unknown(t, "version of text", "/nulltext/a", &NullTextHandler{Store: nullTextShelf{shelf[NullText]{&NullText{ID: "a"}}}}, "ETag", "Last-Modified")
	live.Unknown(t, "empty text", "/text/"+id.String(), &TextHandler{Store: textShelf{shelf[Text]{&Text{ID: id, At: now}}}}, "ETag")
	live.Unknown(t, "no bytes", "/bytes/a", &BytesHandler{Store: bytesShelf{shelf[Bytes]{&Bytes{ID: "a", At: now}}}}, "ETag")
	live.Unknown(t, "time alone", "/timed/a", &TimedHandler{Store: timedShelf{shelf[Timed]{&Timed{ID: "a"}}}}, "ETag", "Last-Modified")
	live.Unknown(t, "time of a generic type", "/uint/7", &UintHandler{Store: uintShelf{shelf[Uint]{&Uint{ID: 7, Version: 1}}}}, "Last-Modified")
	live.Unknown(t, "time behind a pointer", "/uint8/8", &Uint8Handler{Store: uint8Shelf{shelf[Uint8]{&Uint8{ID: 8, Version: 1}}}}, "Last-Modified")
	live.Unknown(t, "time in a struct", "/uint16/16", &Uint16Handler{Store: uint16Shelf{shelf[Uint16]{&Uint16{ID: 16, Version: 1}}}}, "Last-Modified")
	live.Unknown(t, "time of the driver", "/xmin/32", &XminHandler{Store: xminShelf{shelf[Xmin]{&Xmin{ID: 32, Xmin: 1}}}}, "Last-Modified")
	live.Unknown(t, "no seconds", "/int8/8", &Int8Handler{Store: int8Shelf{shelf[Int8]{&Int8{ID: 8, Version: 1}}}}, "Last-Modified")
	live.Unknown(t, "time of zero", "/int/a", &IntHandler{Store: intShelf{shelf[Int]{&Int{ID: "a", Version: 1}}}}, "Last-Modified")
}

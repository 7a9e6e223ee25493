// Package odd has structs whose fields are hard to check.
package odd

import (
	"bufio"
	"context"
	"encoding/json"
	"math/big"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"sync"
	"text/template"
	"time"

	"example.com/shapes/odd/other"
)

// Private has fields of types that neither the JSON nor the tag needs.
//
//etagen:resource /private/{id} methods=GET,PUT
type Private struct {
	ID      string `json:"id" etagen:"id"`
	Version int64  `json:"version" etagen:"version"`
	Name    string `json:"name"`
	client  *http.Client
	tmpl    map[string]*template.Template
	buf     bufio.Writer
	mu      sync.Mutex
	notify  func(context.Context, *Private, ...int) error
	hook    func(a, b string) (*http.Request, error)
	done    chan<- struct{}
	in      <-chan []byte
	both    chan (<-chan int)
	pair    [2]*net.Dialer
	any     interface{}
	err     error
	_       [0]func()
	Conn    net.Conn      `json:"-"`
	Handler http.Handler  `json:"-"`
	Fn      func() string `json:"-"`
	inner   struct {
		a, b int
		c    *http.Transport
	}
}

func (p *Private) use() []any {
	return []any{p.client, p.tmpl, &p.buf, &p.mu, p.notify, p.hook, p.done, p.in, p.both, p.pair, p.any, p.err, p.inner.a, p.inner.b, p.inner.c}
}

var _ = (*Private).use

// Closed has a field whose type generated code cannot name.
//
//etagen:resource /closed/{id}
type Closed struct {
	ID      string                    `json:"id" etagen:"id"`
	Version int64                     `json:"version" etagen:"version"`
	Sync    interface{ Sync() error } `json:"-"`
}

// Opaque has values that encode themselves, by every kind of method.
//
//etagen:resource /opaque/{id}
type Opaque struct {
	ID       string                     `json:"id" etagen:"id"`
	Version  int64                      `json:"version" etagen:"version"`
	When     time.Time                  `json:"when"`
	Stamp    Stamp                      `json:"stamp"`
	Aliased  Moment                     `json:"aliased"`
	Addr     netip.Addr                 `json:"addr"`
	IP       net.IP                     `json:"ip"`
	Big      *big.Int                   `json:"big"`
	Raw      json.RawMessage            `json:"raw"`
	RawMap   map[string]json.RawMessage `json:"raw_map"`
	Number   json.Number                `json:"number"`
	URL      *url.URL                   `json:"url"`
	Bytes    []byte                     `json:"bytes"`
	Array    [4]byte                    `json:"array"`
	Letters  []Letter                   `json:"letters"`
	Marked   []Marked                   `json:"marked"`
	Took     time.Duration              `json:"took,string"`
	Floats   map[int8][]float32         `json:"floats"`
	ByAddr   map[netip.Addr]bool        `json:"by_addr"`
	ByPtr    map[string]Pointed         `json:"by_ptr"`
	Pointed  Pointed                    `json:"pointed"`
	Many     [3]Pointed                 `json:"many"`
	Opt      Opt[time.Time]             `json:"opt"`
	OptRaw   Opt[json.RawMessage]       `json:"opt_raw"`
	OptAny   Opt[any]                   `json:"opt_any"`
	OptBytes Opt[[]byte]                `json:"opt_bytes"`
	OptOwn   Opt[map[string]*other.Dot] `json:"opt_own"`
	OptAlias Opt[Moment]                `json:"opt_alias"`
	OptAnon  Opt[struct{ A int }]       `json:"opt_anon"`
	Two      Two[byte, Opt[rune]]       `json:"two"`
	Anon     struct{ time.Time }        `json:"anon"`
	Zero     time.Time                  `json:"zero,omitzero"`
	OwnZero  *Zero                      `json:"own_zero,omitzero"`
	Err      *Failure                   `json:"err,omitempty"`
}

// Stamp is a time without its methods.
type Stamp time.Time

// MarshalText is a method of its own.
func (Stamp) MarshalText() ([]byte, error) { return []byte("x"), nil }

// Moment is another name.
type Moment = time.Time

// Letter is a byte.
type Letter byte

// Marked is a byte that encodes itself.
type Marked byte

// MarshalJSON makes a number of it.
func (Marked) MarshalJSON() ([]byte, error) { return []byte("1"), nil }

// Pointed encodes itself if it is addressable.
type Pointed struct {
	A int `json:"a"`
}

// MarshalJSON is a method of the pointer.
func (*Pointed) MarshalJSON() ([]byte, error) { return []byte("{}"), nil }

// Opt is generic and encodes itself.
type Opt[T any] struct{ Value *T }

// MarshalJSON encodes the value.
func (o Opt[T]) MarshalJSON() ([]byte, error) { return json.Marshal(o.Value) }

// Two is generic in two ways.
type Two[A, B any] struct {
	First  A `json:"first"`
	Second B `json:"second"`
}

// Zero has a method IsZero.
type Zero struct{ N int }

// IsZero reports whether it is.
func (z *Zero) IsZero() bool { return z.N < 0 }

// Failure has methods that do not count.
type Failure struct {
	Text string `json:"text"`
}

// MarshalText has another signature.
func (Failure) MarshalText() string { return "" }

// Deep has structs in structs.
//
//etagen:resource /deep/{id} methods=GET,PATCH
type Deep struct {
	*Base
	lower
	other.Mixin
	Named   other.Mixin `json:"named"`
	Tree    *Tree       `json:"tree"`
	Twin    *Twin       `json:"twin"`
	Pages   Pages[Leaf] `json:"pages"`
	Dot     other.Dot   `json:"dot"`
	Links   []url.URL   `json:"links"`
	Cookies struct {
		List []struct {
			A int                 `json:"a,string,omitempty"`
			B *struct{ C []Leaf } `json:"b"`
		} `json:"list"`
	} `json:"cookies"`
	Version string `json:"version" etagen:"version"`
}

// Base has the id.
type Base struct {
	ID      int64 `json:"id" etagen:"id"`
	Version int   `json:"rev"`
	Text    string
}

type lower struct {
	Text string
	Low  bool `json:"low"`
}

// Tree is recursive.
type Tree struct {
	Left, Right *Tree
	Leaf        Leaf `json:"leaf"`
}

// Twin is encoded as Tree is.
type Twin struct {
	Left  *Twin
	Right *Tree
	Leaf  struct {
		Size int `json:"size"`
	} `json:"leaf"`
}

// Leaf is the end.
type Leaf struct {
	Size int `json:"size"`
}

// Pages is generic, and in itself.
type Pages[T any] struct {
	Items []T       `json:"items"`
	Next  *Pages[T] `json:"next,omitempty"`
}

// Row is an alias of an instance.
//
//etagen:resource /rows/{id} id=ID version=Rev
type Row = other.Row[Leaf]

// Itself encodes itself, so its fields say nothing about its JSON.
//
//etagen:resource /itself/{id}
type Itself struct {
	ID      string `etagen:"id"`
	Version int64  `etagen:"version"`
}

// MarshalJSON writes the id alone.
func (i Itself) MarshalJSON() ([]byte, error) { return json.Marshal(i.ID) }

// Song is an alias of a struct whose members are of types that cannot be named.
//
//etagen:resource /songs/{id} methods=GET,PUT,PATCH,DELETE create id=ID version=Rev readonly=Next
//etagen:collection /songs methods=GET,POST
type Song = other.Song

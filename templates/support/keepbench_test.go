package etagen

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// BenchmarkKept compares a kept 200 with that of a good hand-written handler, and with
// one that encodes. Rows have lines as in orders.
func BenchmarkKept(b *testing.B) {
	for _, size := range []int{3 << 10, 30 << 10} {
		row := ordered(size)
		for _, to := range []struct {
			name    string
			handler http.Handler
			accept  string
		}{
			{"kept", serving(row, false), ""},
			{"kept gzip", serving(row, true), "gzip, deflate, br"},
			{"ordinary", http.HandlerFunc(row.ordinary), ""},
		} {
			b.Run(fmt.Sprintf("%s %d KB", to.name, size>>10), func(b *testing.B) {
				w, r := &discard{header: http.Header{}}, httptest.NewRequest("GET", "/a", http.NoBody)
				r.Header.Set("Accept-Encoding", to.accept)
				to.handler.ServeHTTP(w, r)
				b.ReportAllocs()
				b.ResetTimer()
				for range b.N {
					clear(w.header)
					to.handler.ServeHTTP(w, r)
				}
			})
		}
	}
}

// An order is a row of any size.
type order struct {
	ID      string    `json:"id"`
	Version int64     `json:"version"`
	Changed time.Time `json:"changed"`
	Lines   []line    `json:"lines"`
}

type line struct {
	Title string  `json:"title"`
	Price float64 `json:"price"`
	Count int     `json:"count"`
}

// ordered returns a row with about size bytes of JSON.
func ordered(size int) *order {
	o := &order{ID: "a", Version: 42, Changed: at("2024-05-06T07:08:09Z")()}
	for n := 0; n < size/60; n++ {
		o.Lines = append(o.Lines, line{fmt.Sprint("The Whale, volume ", n), 9.5 + float64(n), n})
	}
	return o
}

// serving returns a handler that keeps a row.
func serving(row *order, coded bool) http.Handler {
	var own HandlerCoder
	settings := Settings{}
	if coded {
		settings.Forms = own.With(new(Coder), nil)
	}
	var keeper Keeper
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		set := settings
		var room [KeySize]byte
		key := AppendKey(room[:0], r, nil, "a")
		kept := keeper.At(8<<20, key)
		var tag [TagSize]byte
		state := State{Tag: append(tag[:0], `"42.k3x9q2"`...), Modified: row.Changed}
		if !noteResourceFor(&set).Proceed(w, r, &state, &set) || kept.Send(w, r, noteResourceFor(&set), &state, &set) {
			return
		}
		if err := kept.Write(w, r, noteResourceFor(&set), &state, &set, key, row); err != nil {
			panic(err)
		}
	})
}

// ordinary serves the row as a good hand-written handler does.
func (o *order) ordinary(w http.ResponseWriter, r *http.Request) {
	tag := fmt.Sprintf(`"%d"`, o.Version)
	w.Header().Set("ETag", tag)
	w.Header().Set("Cache-Control", "private, no-cache, max-age=0")
	if strings.Contains(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	text, err := json.Marshal(o)
	if err != nil {
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Last-Modified", o.Changed.UTC().Format(http.TimeFormat))
	_, _ = w.Write(text)
}

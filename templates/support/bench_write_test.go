package etagen

import (
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
)

// UpdateBook stores what it receives, so that each request finds the same state.
func (s frozenShelf) UpdateBook(_ context.Context, b *book, _ int64) (*book, error) { return b, nil }

func BenchmarkWrite(b *testing.B) {
	handler := &bookHandler{Store: benchStore()}
	text := `{"title":"` + strings.Repeat("Moby-Dick; or, The Whale. ", 80) + `","pages":635,"author":{"name":"Herman Melville"}}`
	tests := []struct {
		name, method, media, tag string
		handle                   http.HandlerFunc
		status                   int
	}{
		{"PUT", "PUT", jsonType, benchTag, handler.Put, 200},
		{"PUT 412", "PUT", jsonType, `"41.k3x9q2"`, handler.Put, 412},
		{"PATCH", "PATCH", mergePatchType, benchTag, handler.Patch, 200},
	}
	for _, test := range tests {
		b.Run(test.name, func(b *testing.B) {
			w, r := &reusedWriter{header: http.Header{}}, benchRequest("If-Match", test.tag, "Content-Type", test.media)
			body := strings.NewReader(text)
			r.Method, r.ContentLength, r.Body = test.method, int64(len(text)), io.NopCloser(body)
			b.ReportAllocs()
			for i := 0; i < b.N; i++ {
				w.reset()
				body.Reset(text)
				test.handle(w, r)
			}
			if w.status != test.status {
				b.Fatalf("status %d, want %d", w.status, test.status)
			}
		})
	}
}

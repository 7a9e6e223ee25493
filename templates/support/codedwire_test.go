package etagen

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// chapters are titles as a book has them.
var chapters = strings.Split("Loomings;The Carpet-Bag;The Spouter-Inn;The Counterpane;Breakfast;The Street;The Chapel;"+
	"The Pulpit;The Sermon;A Bosom Friend;Nightgown;Biographical;Wheelbarrow;Nantucket;Chowder;The Ship;The Ramadan;"+
	"His Mark;The Prophet;All Astir;Going Aboard;Merry Christmas;The Lee Shore;The Advocate;Postscript;"+
	"Knights and Squires;Ahab;Enter Ahab; to Him, Stubb;The Pipe;Queen Mab;Cetology;The Specksnyder;The Cabin-Table;"+
	"The Mast-Head;The Quarter-Deck;Sunset;Dusk;First Night-Watch;Midnight, Forecastle;Moby Dick;The Whiteness of the Whale", ";")

// wired returns the number of bytes in the response to a GET, including its header.
func wired(t *testing.T, address, accept string) int {
	t.Helper()
	conn, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	fmt.Fprintf(conn, "GET /books/b1 HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\nAccept-Encoding: %s\r\n\r\n", accept)
	text, err := io.ReadAll(conn)
	if err != nil || !strings.HasPrefix(string(text), "HTTP/1.1 200 ") {
		t.Fatalf("%.40q (%v)", text, err)
	}
	return len(text)
}

// A book of 3 KB needs at most half of its bytes on the wire.
func TestCodedBytesOnTheWire(t *testing.T) {
	var notes []any
	for i, title := range chapters {
		notes = append(notes, map[string]any{"chapter": i + 1, "page": 1 + i*i*7%431, "title": title, "words": 900 + i*i*i*7919%3000})
	}
	b := book{ID: "b1", Version: 42, UpdatedAt: benchTime, Title: "Moby-Dick; or, The Whale", Notes: notes}
	h := &bookHandler{Store: frozenShelf{newShelf(b), map[string]*book{"b1": &b}}, Forms: new(Coder)}
	mux := http.NewServeMux()
	h.Register(mux)
	server := httptest.NewServer(mux)
	defer server.Close()
	address := server.Listener.Addr().String()
	plain, coded := wired(t, address, "identity"), wired(t, address, "gzip")
	t.Logf("%d bytes of JSON, %d of gzip: %.2f", plain, coded, float64(coded)/float64(plain))
	if plain < 2800 || plain > 3400 {
		t.Errorf("the response without a coding has %d bytes, which is not about 3 KB", plain)
	}
	if coded > plain/2 {
		t.Errorf("gzip takes %d bytes on the wire, more than half of %d", coded, plain)
	}
}

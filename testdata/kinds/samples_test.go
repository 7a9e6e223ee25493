package kinds

import (
	"database/sql"
	"encoding/json"
	"math/big"
	"net/netip"
	"testing"
	"time"

	"example.com/kinds/db"
)

var noon = time.Date(2020, time.May, 4, 12, 0, 0, 987654321, time.UTC)

func sampleTicket() *Ticket {
	return &Ticket{Queue: "ä/b c%2F", Ticket: -5, Version: 7, Changed: noon, Status: "open", Title: "a", Author: "me", seen: []string{"you"}}
}

func sampleLedger() Ledger {
	return Ledger{Code: Code{"D", "é 1"}, Version: *big.NewInt(999), Total: *big.NewInt(-1)}
}

func sampleLeaf(t testing.TB) *Leaf {
	t.Helper()
	return &Leaf{Stem: &Stem{Path: "a b/ü%/c"}, Version: [8]byte{7: 255}}
}

func sampleInvoice(t *testing.T) *Invoice {
	t.Helper()
	return &Invoice{
		ID: "2020-0099", Currency: "EUR",
		Version: sql.NullInt32{Int32: 3, Valid: true}, Changed: sql.NullTime{Time: noon, Valid: true},
	}
}

func samplePhrase() *Phrase { return &Phrase{ID: "p", Version: "v9", Words: []string{"to", "be"}} }

func sampleRound() *Round { return &Round{ID: netip.MustParseAddr("::1"), Version: seal{"a b"}} }

func sampleKept() Kept { return Kept{ID: "k 1", Version: seal{"s"}} }

func sampleRow() *db.Track {
	return &db.Track{Album: "x", Number: 9, Rev: sql.NullInt64{Int64: 1, Valid: true}, Changed: noon.UnixMilli()}
}

// sampleBlob makes another version and another time with each call, and keeps
// the id.
func sampleBlob() *Blob {
	now := time.Now()
	rev, _ := json.Marshal(now.UnixNano())
	return &Blob{ID: "blob", Version: rev, Changed: &now, Rev: []byte{0, 255}}
}

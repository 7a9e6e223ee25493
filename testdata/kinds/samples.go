package kinds

import (
	"database/sql"
	"encoding/json"
	"errors"
	"math/big"
	"net/netip"
	"strings"
	"sync"
	"time"

	"example.com/kinds/db"
)

// Status has no zero value.
type Status string

// MarshalText rejects any other status.
func (s Status) MarshalText() ([]byte, error) { return []byte(s), s.check() }

// UnmarshalText rejects any other text.
func (s *Status) UnmarshalText(text []byte) error {
	*s = Status(text)
	return s.check()
}

func (s Status) check() error {
	if s != "open" && s != "closed" {
		return errors.New("a status is open or closed")
	}
	return nil
}

// Ticket has members that reject their zero values, and every feature of a resource.
//
//etagen:resource /queues/{queue}/tickets/{ticket} methods=GET,PUT,PATCH,DELETE create stat sample=sampleTicket
//etagen:collection /queues/{queue}/tickets methods=GET,POST stat item-tags
type Ticket struct {
	Queue   string    `json:"queue" etagen:"id=queue"`
	Ticket  int64     `json:"ticket" etagen:"id=ticket,sort"`
	Version int64     `json:"version" etagen:"version"`
	Changed time.Time `json:"changed" etagen:"modified"`
	Status  Status    `json:"status" etagen:"filter"`
	Title   string    `json:"title" etagen:"sort"`
	Author  string    `json:"author" etagen:"readonly"`
	seen    []string
}

// Ledger has numbers that an assignment does not copy.
//
//etagen:resource /ledgers/{code} methods=GET,PUT,PATCH,DELETE create sample=sampleLedger
//etagen:collection /ledgers methods=GET,POST
type Ledger struct {
	Code    Code    `json:"code" etagen:"id"`
	Version big.Int `json:"version" etagen:"version"`
	Total   big.Int `json:"total"`
}

// Leaf has its id in an embedded pointer, and a sample function that takes the test.
//
//etagen:resource /leaves/{path...} methods=GET,PUT,PATCH,DELETE create sample=sampleLeaf
type Leaf struct {
	*Stem
	Version [8]byte `json:"version" etagen:"version"`
}

// Stem contains the id of the struct that embeds it.
type Stem struct {
	Path string `json:"path" etagen:"id=path"`
}

// Invoice validates the whole value when it is decoded or encoded.
//
//etagen:resource /invoices/{id} methods=GET,PUT,PATCH,DELETE create sample=sampleInvoice
//etagen:collection /invoices methods=GET,POST
type Invoice struct {
	mu       sync.Mutex
	ID       string        `json:"id" etagen:"id"`
	Version  sql.NullInt32 `json:"version" etagen:"version"`
	Changed  sql.NullTime  `json:"changed" etagen:"modified"`
	Currency string        `json:"currency"`
}

// invoice is an Invoice without its methods.
type invoice struct {
	ID       string
	Version  sql.NullInt32
	Changed  sql.NullTime
	Currency string
}

// MarshalJSON refuses an unknown currency.
func (i *Invoice) MarshalJSON() ([]byte, error) {
	if i.Currency != "EUR" {
		return nil, errors.New("the currency is EUR")
	}
	return json.Marshal(invoice{i.ID, i.Version, i.Changed, i.Currency})
}

// UnmarshalJSON refuses an unknown currency.
func (i *Invoice) UnmarshalJSON(text []byte) error {
	var read invoice
	if err := json.Unmarshal(text, &read); err != nil {
		return err
	}
	if read.Currency != "EUR" {
		return errors.New("the currency is EUR")
	}
	i.ID, i.Version, i.Changed, i.Currency = read.ID, read.Version, read.Changed, read.Currency
	return nil
}

// Phrase is a text in JSON, not an object.
//
//etagen:resource /phrases/{id} methods=GET,PUT,PATCH,DELETE create sample=samplePhrase
type Phrase struct {
	ID      string `json:"-" etagen:"id"`
	Version string `json:"-" etagen:"version"`
	Words   []string
}

// MarshalText joins the words.
func (p Phrase) MarshalText() ([]byte, error) {
	if len(p.Words) == 0 {
		return nil, errors.New("a phrase has words")
	}
	return []byte(strings.Join(p.Words, " ")), nil
}

// UnmarshalText splits the words.
func (p *Phrase) UnmarshalText(text []byte) error {
	p.Words = strings.Fields(string(text))
	if len(p.Words) == 0 {
		return errors.New("a phrase has words")
	}
	return nil
}

// Round has a version that only a sample can fill.
//
//etagen:resource /rounds/{id} methods=GET,DELETE sample=sampleRound
type Round struct {
	ID      netip.Addr `json:"id" etagen:"id"`
	Version seal       `json:"version" etagen:"version"`
}

// Kept has such a version, which no store of a test can move.
//
//etagen:resource /kept/{id} methods=GET,PUT,PATCH,DELETE sample=sampleKept
type Kept struct {
	ID      string `json:"id" etagen:"id"`
	Version seal   `json:"-" etagen:"version"`
}

// Unknown is the same without a sample.
//
//etagen:resource /unknown/{id} methods=GET,PUT,PATCH,DELETE
type Unknown struct {
	ID      string `json:"id" etagen:"id"`
	Version seal   `json:"-" etagen:"version"`
}

// A seal can write its text but not read one.
type seal struct{ text string }

// MarshalText returns the text.
func (s seal) MarshalText() ([]byte, error) { return []byte(s.text), nil }

// Row is from another package, which has its own sample.
//
//etagen:resource /rows/{album}/{number} methods=GET,PUT,DELETE id=Album,Number version=Rev modified=Changed,unixmilli sample=sampleRow
type Row = db.Track

// Blob has JSON bytes as its version, and a pointer to its time.
//
//etagen:resource /blobs/{id} methods=GET,PUT,PATCH sample=sampleBlob
type Blob struct {
	ID      string          `json:"id" etagen:"id"`
	Version json.RawMessage `json:"version" etagen:"version"`
	Changed *time.Time      `json:"changed" etagen:"modified"`
	Rev     []byte          `json:"rev" etagen:"incarnation"`
}

// Sum has a version of any length, and a sample function in the package itself.
//
//etagen:resource /sums/{id} methods=GET,PUT,PATCH,DELETE create sample=sampleSum
//etagen:collection /sums methods=GET,POST
type Sum struct {
	ID      netip.Addr `json:"id" etagen:"id"`
	Version *big.Int   `json:"version" etagen:"version"`
}

func sampleSum() *Sum {
	return &Sum{ID: netip.MustParseAddr("2001:db8::ff"), Version: big.NewInt(41)}
}

var _ = Ticket{seen: nil}

package plain

import (
	"context"
	"encoding/json"
	"net/netip"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/oklog/ulid/v2"

	"example.com/models/live"
	"example.com/models/plain/library"
)

// Each of the stores holds one value.
type (
	loans struct {
		LoanStore
		held *Loan
	}
	sheets struct {
		LoanSheetStore
		held *LoanSheet
	}
	drawings struct {
		DrawingStore
		held *Drawing
	}
	hosts struct {
		HostStore
		held *Host
	}
)

func (s loans) GetLoan(_ context.Context, id uuid.UUID) (*Loan, error) {
	return live.Find(s.held, id == s.held.ID, ErrLoanNotFound)
}

func (s sheets) GetLoanSheet(_ context.Context, number int) (*LoanSheet, error) {
	return live.Find(s.held, number == s.held.Number, ErrLoanSheetNotFound)
}

func (s drawings) GetDrawing(_ context.Context, number int32) (*Drawing, error) {
	return live.Find(s.held, number == s.held.Number, ErrDrawingNotFound)
}

func (s hosts) GetHost(_ context.Context, addr netip.Addr) (*Host, error) {
	return live.Find(s.held, addr == s.held.Addr, ErrHostNotFound)
}

func (s hosts) StatHost(ctx context.Context, addr netip.Addr) (HostStat, error) {
	held, err := s.GetHost(ctx, addr)
	if err != nil {
		return HostStat{}, err
	}
	return HostStat{Version: held.Version, Changed: held.Changed}, nil
}

// newLoan returns a loan of a new id and revision.
func newLoan(at *time.Time) *Loan {
	loan := &Loan{Extra: json.RawMessage(`{"a": [1, 2]}`)}
	loan.ID, loan.Revision, loan.UpdatedAt = uuid.New(), ulid.Make(), at
	return loan
}

func TestLive(t *testing.T) {
	now := time.Now()
	loan := newLoan(&now)
	live.Exchange(t, "Loan", "/loans/"+loan.ID.String(), &LoanHandler{Store: loans{held: loan}}, func() { loan.Revision = ulid.Make() })

	sheet := &LoanSheet{Number: 4, Version: 1, At: now, Items: []Loan{*loan}, First: loan}
	live.Exchange(t, "LoanSheet", "/sheets/4", &LoanSheetHandler{Store: sheets{held: sheet}}, func() { sheet.Version++ })

	drawing := &Drawing{Number: 3, Version: 1, At: now, Shape: library.Square{Side: 2}, Rating: 4.5}
	live.Exchange(t, "Drawing", "/drawings/3", &DrawingHandler{Store: drawings{held: drawing}}, func() { drawing.Version++ })

	host := &Host{Addr: netip.MustParseAddr("2001:db8::1"), Changed: now.Unix(), Version: `89"4, x`}
	live.Exchange(t, "Host", "/hosts/2001:db8::1", &HostHandler{Store: hosts{held: host}}, func() { host.Version = `89"5, x` })
}

// TestDerived changes a value that the version does not cover.
func TestDerived(t *testing.T) {
	drawing := &Drawing{Number: 3, Version: 1, Rating: 4.5}
	live.Exchange(t, "Drawing", "/drawings/3", &DrawingHandler{Store: drawings{held: drawing}}, func() { drawing.Rating = 4.6 })

	sheet := &LoanSheet{Number: 4, Version: 1, Items: []Loan{*newLoan(nil)}}
	live.Exchange(t, "LoanSheet", "/sheets/4", &LoanSheetHandler{Store: sheets{held: sheet}}, func() { sheet.Items[0].Revision = ulid.Make() })
}

func TestNull(t *testing.T) {
	loan := newLoan(nil)
	live.Unknown(t, "time", "/loans/"+loan.ID.String(), &LoanHandler{Store: loans{held: loan}}, "Last-Modified")
	host := &Host{Addr: netip.MustParseAddr("192.0.2.1")}
	live.Unknown(t, "both", "/hosts/192.0.2.1", &HostHandler{Store: hosts{held: host}}, "ETag", "Last-Modified")
}

package replicas

import (
	"context"
	"database/sql"
	"testing"
)

// A loanStore has the state of a replica and that of the primary.
type loanStore struct{ replica, primary Loan }

func (s *loanStore) GetLoan(context.Context, uint32) (*Loan, error) { return &s.replica, nil }

func (s *loanStore) GetLoanForWrite(context.Context, uint32) (*Loan, error) { return &s.primary, nil }

func (s *loanStore) StatLoan(context.Context, uint32) (LoanStat, error) {
	return LoanStat{Version: s.replica.Version, Born: s.replica.Born}, nil
}

// The versions of a loan start again with each incarnation.
func TestReadsByIncarnation(t *testing.T) {
	loan := func(version uint64, born string) Loan {
		return Loan{Number: 7, Version: sql.Null[uint64]{V: version, Valid: version > 0}, Born: born}
	}
	for _, test := range []struct {
		name                    string
		replica, named, primary Loan
		status                  int
		tagged                  bool // with that of the primary
	}{
		{"the same", loan(3, "a"), loan(3, "a"), loan(9, "a"), 304, false},
		{"an older one", loan(3, "a"), loan(2, "a"), loan(9, "a"), 200, false},
		{"a newer one", loan(3, "a"), loan(9, "a"), loan(9, "a"), 304, true},
		{"beyond int64", loan(3, "a"), loan(1<<63, "a"), loan(1<<63, "a"), 304, true},
		{"born again", loan(9, "a"), loan(1, "b"), loan(1, "b"), 304, true},
		{"born with a dot", loan(9, "a"), loan(1, "a.b"), loan(1, "a.b"), 304, true},
		{"dead and forgotten", loan(1, "b"), loan(9, "a"), loan(1, "b"), 200, true},
		{"unknown in the replica", loan(0, "a"), loan(1, "a"), loan(1, "a"), 304, true},
		{"unknown incarnation in the replica", loan(2, ""), loan(1, "a"), loan(1, "a"), 304, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			store := &loanStore{test.replica, test.primary}
			w := send(&LoanHandler{Store: store}, "GET", "/loans/7", "", "If-None-Match: "+LoanETag(&test.named))
			want := LoanETag(&test.replica)
			if test.tagged {
				want = LoanETag(&test.primary)
			}
			if w.Code != test.status || w.Header().Get("Etag") != want {
				t.Errorf("%d with %s, want %d with %s", w.Code, w.Header().Get("Etag"), test.status, want)
			}
		})
	}
}

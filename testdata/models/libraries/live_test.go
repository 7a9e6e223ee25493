package libraries

import (
	"context"
	"testing"
	"time"

	"github.com/rs/xid"
	"github.com/segmentio/ksuid"
	"go.jetify.com/typeid"
	"go.mongodb.org/mongo-driver/bson/primitive"

	"example.com/models/live"
)

// Each of the stores holds one value.
type (
	loans struct {
		LoanStore
		held *Loan
	}
	fines struct {
		FineStore
		held *Fine
	}
	shelves struct {
		ShelfStore
		held *Shelf
	}
	desks struct {
		DeskStore
		held *Desk
	}
	cards struct {
		CardStore
		held *Card
	}
	stays struct {
		StayStore
		held *Stay
	}
)

func (s *loans) GetLoan(_ context.Context, id ksuid.KSUID) (*Loan, error) {
	return live.Find(s.held, id == s.held.ID, ErrLoanNotFound)
}

func (s *fines) GetFine(_ context.Context, id xid.ID) (*Fine, error) {
	return live.Find(s.held, id == s.held.ID, ErrFineNotFound)
}

func (s *shelves) GetShelf(_ context.Context, id primitive.ObjectID) (*Shelf, error) {
	return live.Find(s.held, id == s.held.ID, ErrShelfNotFound)
}

func (s *desks) GetDesk(_ context.Context, id DeskID) (*Desk, error) {
	return live.Find(s.held, id == s.held.ID, ErrDeskNotFound)
}

func (s *cards) GetCard(_ context.Context, id int64) (*Card, error) {
	return live.Find(s.held, id == *s.held.ID, ErrCardNotFound)
}

func (s *stays) GetStay(_ context.Context, id string) (*Stay, error) {
	return live.Find(s.held, id == s.held.ID, ErrStayNotFound)
}

func TestLive(t *testing.T) {
	loan := &Loan{ID: ksuid.New(), Version: ksuid.New()}
	live.Exchange(t, "Loan", "/loans/"+loan.ID.String(), &LoanHandler{Store: &loans{held: loan}}, func() { loan.Version = loan.Version.Next() })

	fine := &Fine{ID: xid.New(), Version: 1}
	live.Exchange(t, "Fine", "/fines/"+fine.ID.String(), &FineHandler{Store: &fines{held: fine}}, func() { fine.Version++ })

	shelf := &Shelf{ID: primitive.NewObjectID(), Version: 1, At: 1733480430123}
	live.Exchange(t, "Shelf", "/shelves/"+shelf.ID.Hex(), &ShelfHandler{Store: &shelves{held: shelf}}, func() { shelf.Version++ })

	desk := &Desk{ID: DeskID{typeid.Must(typeid.New[typeid.TypeID[DeskPrefix]]())}, Version: 1}
	live.Exchange(t, "Desk", "/desks/"+desk.ID.String(), &DeskHandler{Store: &desks{held: desk}}, func() { desk.Version++ })

	number, version, at := int64(7), uint64(1), time.Now()
	card := &Card{ID: &number, Version: &version, At: &at}
	live.Exchange(t, "Card", "/cards/7", &CardHandler{Store: &cards{held: card}}, func() { version++ })

	stay := &Stay{ID: "a", At: Moment{time.Now()}}
	live.Exchange(t, "Stay", "/stays/a", &StayHandler{Store: &stays{held: stay}}, func() { stay.At.Time = stay.At.Add(time.Second) })
}

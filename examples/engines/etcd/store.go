package etcd

import (
	"context"
	"encoding/json"
	"fmt"

	clientv3 "go.etcd.io/etcd/client/v3"
	"go.uber.org/zap"
)

// A Store is a BookStore. Its reads are linearizable: a serializable one may be stale.
type Store struct{ Client *clientv3.Client }

// Open returns a store on the members at some addresses. No change is sent twice: if
// the first attempt was made, the second would be refused.
func Open(addresses ...string) (*Store, error) {
	client, err := clientv3.New(clientv3.Config{Endpoints: addresses, MaxUnaryRetries: 1, Logger: zap.NewNop()})
	if err != nil {
		return nil, fmt.Errorf("connect to etcd: %w", err)
	}
	return &Store{client}, nil
}

// content is the stored part of a book.
type content struct {
	Title  string
	Copies int
}

func key(id string) string { return "/books/" + id }

// GetBook returns the book.
func (s *Store) GetBook(ctx context.Context, id string) (*Book, error) {
	found, err := s.Client.Get(ctx, key(id))
	if err != nil {
		return nil, readError(err)
	}
	if len(found.Kvs) == 0 {
		return nil, fmt.Errorf("book %q: %w", id, ErrBookNotFound)
	}
	var c content
	if err := json.Unmarshal(found.Kvs[0].Value, &c); err != nil {
		return nil, fmt.Errorf("book %q: %w", id, err)
	}
	return &Book{ID: id, Revision: found.Kvs[0].ModRevision, Title: c.Title, Copies: c.Copies}, nil
}

// StatBook returns the revision of the book without its value.
func (s *Store) StatBook(ctx context.Context, id string) (BookStat, error) {
	found, err := s.Client.Get(ctx, key(id), clientv3.WithKeysOnly())
	if err != nil {
		return BookStat{}, readError(err)
	}
	if len(found.Kvs) == 0 {
		return BookStat{}, fmt.Errorf("book %q: %w", id, ErrBookNotFound)
	}
	return BookStat{Revision: found.Kvs[0].ModRevision}, nil
}

// CreateBook stores b under its id, unless there is a book already: a key that does not
// exist has the revision 0.
func (s *Store) CreateBook(ctx context.Context, b *Book) (*Book, error) {
	created, found, err := s.put(ctx, b, 0)
	if found {
		return nil, fmt.Errorf("book %q: %w", b.ID, ErrBookExists)
	}
	return created, err
}

// UpdateBook replaces the book with the id of b, if it has the revision.
func (s *Store) UpdateBook(ctx context.Context, b *Book, revision int64) (*Book, error) {
	updated, found, err := s.put(ctx, b, revision)
	if err != nil || updated != nil {
		return updated, err
	}
	return nil, refused(b.ID, found)
}

// put stores b if its key has the revision. Otherwise it only returns whether there is
// a book.
func (s *Store) put(ctx context.Context, b *Book, revision int64) (stored *Book, found bool, err error) {
	value, err := json.Marshal(content{b.Title, b.Copies})
	if err != nil {
		return nil, false, err
	}
	done, err := s.swap(ctx, b.ID, revision, clientv3.OpPut(key(b.ID), string(value)))
	if err != nil {
		return nil, false, err
	}
	if !done.Succeeded {
		return nil, exists(done), nil
	}
	next := *b
	next.Revision = done.Header.Revision
	return &next, false, nil
}

// DeleteBook deletes the book, if it has the revision.
func (s *Store) DeleteBook(ctx context.Context, id string, revision int64) error {
	done, err := s.swap(ctx, id, revision, clientv3.OpDelete(key(id)))
	if err != nil || done.Succeeded {
		return err
	}
	return refused(id, exists(done))
}

// swap changes a book if it has the revision. Otherwise it reads whether there is a
// book, in the same transaction.
func (s *Store) swap(ctx context.Context, id string, revision int64, change clientv3.Op) (*clientv3.TxnResponse, error) {
	done, err := s.Client.Txn(ctx).
		If(clientv3.Compare(clientv3.ModRevision(key(id)), "=", revision)).
		Then(change).
		Else(clientv3.OpGet(key(id), clientv3.WithKeysOnly())).
		Commit()
	return done, writeError(err)
}

// exists reports whether a transaction that changed nothing found a book.
func exists(done *clientv3.TxnResponse) bool {
	return done.Responses[0].GetResponseRange().Count > 0
}

// refused returns the error for a change that was not made.
func refused(id string, found bool) error {
	if found {
		return fmt.Errorf("book %q: %w", id, ErrBookConflict)
	}
	return fmt.Errorf("book %q: %w", id, ErrBookNotFound)
}

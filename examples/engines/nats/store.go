package nats

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// A Store is a BookStore.
type Store struct{ Bucket jetstream.KeyValue }

// OpenBucket returns a bucket on three servers, and creates it if it does not exist.
// All reads are from the leader: a direct read from another server may be stale.
// CreateKeyValue always allows direct reads, so OpenBucket creates the stream itself.
func OpenBucket(ctx context.Context, js jetstream.JetStream, name string) (jetstream.KeyValue, error) {
	_, err := js.CreateOrUpdateStream(ctx, jetstream.StreamConfig{
		Name:              "KV_" + name,
		Subjects:          []string{"$KV." + name + ".>"},
		Replicas:          3,
		MaxMsgsPerSubject: 1, // only the newest revision of a key
		Discard:           jetstream.DiscardNew,
		AllowRollup:       true,
		DenyDelete:        true,
	})
	if err != nil {
		return nil, fmt.Errorf("make bucket %s: %w", name, err)
	}
	return js.KeyValue(ctx, name)
}

// content is the stored part of a book.
type content struct {
	ChangedAt time.Time
	Title     string
	Copies    int
}

// key returns the key of an id, which may contain characters that a key cannot.
func key(id string) string { return "book." + base64.RawURLEncoding.EncodeToString([]byte(id)) }

// GetBook returns the book.
func (s *Store) GetBook(ctx context.Context, id string) (*Book, error) {
	entry, err := s.Bucket.Get(ctx, key(id))
	if err != nil {
		return nil, readError(err)
	}
	var c content
	if err := json.Unmarshal(entry.Value(), &c); err != nil {
		return nil, fmt.Errorf("book %q: %w", id, err)
	}
	return &Book{ID: id, Revision: entry.Revision(), ChangedAt: c.ChangedAt, Title: c.Title, Copies: c.Copies}, nil
}

// CreateBook stores b under its id, unless there is a book already.
func (s *Store) CreateBook(ctx context.Context, b *Book) (*Book, error) {
	next, value, err := encode(b, time.Time{})
	if err != nil {
		return nil, err
	}
	next.Revision, err = s.Bucket.Create(ctx, key(b.ID), value)
	if lostRace(err) {
		return nil, ErrBookExists
	}
	return next, writeError(err)
}

// UpdateBook replaces the book with the id of b, if it has the revision.
func (s *Store) UpdateBook(ctx context.Context, b *Book, revision uint64) (*Book, error) {
	next, value, err := encode(b, b.ChangedAt)
	if err != nil {
		return nil, err
	}
	next.Revision, err = s.Bucket.Update(ctx, key(b.ID), value, revision)
	if lostRace(err) {
		return nil, s.refused(ctx, b.ID)
	}
	return next, writeError(err)
}

// DeleteBook deletes the book, if it has the revision.
func (s *Store) DeleteBook(ctx context.Context, id string, revision uint64) error {
	err := s.Bucket.Delete(ctx, key(id), jetstream.LastRevision(revision))
	if lostRace(err) {
		return s.refused(ctx, id)
	}
	return writeError(err)
}

// refused returns the error for a change that was not made.
func (s *Store) refused(ctx context.Context, id string) error {
	if _, err := s.GetBook(ctx, id); err != nil {
		return err
	}
	return fmt.Errorf("book %q: %w", id, ErrBookConflict)
}

// encode returns b after a change, and its stored part. The modification time does not
// go back if the clock does.
func encode(b *Book, changed time.Time) (*Book, []byte, error) {
	next := *b
	next.ChangedAt = time.Now().UTC().Truncate(time.Millisecond)
	if next.ChangedAt.Before(changed) {
		next.ChangedAt = changed
	}
	value, err := json.Marshal(content{next.ChangedAt, next.Title, next.Copies})
	return &next, value, err
}

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"example.com/bookshop/catalog"
)

// editBook opens a book in an editor and saves the changes.
func (s *shopctl) editBook(ctx context.Context, id int64) error {
	base, tag, err := s.books.Get(ctx, id)
	if err != nil {
		return err
	}
	text, err := encode(base)
	if err != nil {
		return err
	}
	text, err = s.edit(ctx, text)
	if err != nil {
		return err
	}
	mine := new(catalog.Book)
	if err := json.Unmarshal(text, mine); err != nil {
		return fmt.Errorf("what was edited is no book: %w", err)
	}
	if mine.ID != base.ID {
		return fmt.Errorf("the id of book %d cannot be changed", base.ID)
	}
	saved, now, err := s.books.UpdateFrom(ctx, base, tag, merge(base, mine))
	if err != nil {
		return err
	}
	if now == tag {
		fmt.Fprintln(s.out, "nothing has changed")
		return nil
	}
	fmt.Fprintf(s.out, "saved as version %d\n", saved.Version)
	return nil
}

// encode returns the text of a book that is to be edited.
func encode(b *catalog.Book) ([]byte, error) {
	var text bytes.Buffer
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(b); err != nil {
		return nil, fmt.Errorf("encoding book %d: %w", b.ID, err)
	}
	return text.Bytes(), nil
}

// inEditor opens a text in an editor and returns the edited text.
func inEditor(ctx context.Context, text []byte) ([]byte, error) {
	editor := os.Getenv("VISUAL")
	if editor == "" {
		editor = os.Getenv("EDITOR")
	}
	if editor == "" {
		editor = "vi"
	}
	dir, err := os.MkdirTemp("", "shopctl")
	if err != nil {
		return nil, fmt.Errorf("making a folder to edit in: %w", err)
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "book.json")
	if err := os.WriteFile(path, text, 0o600); err != nil {
		return nil, fmt.Errorf("writing what is edited: %w", err)
	}
	cmd := exec.CommandContext(ctx, "sh", "-c", editor+` "$1"`, "sh", path) // the editor may have flags
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("running %s: %w", editor, err)
	}
	edited, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading what was edited: %w", err)
	}
	return edited, nil
}

package main

import (
	"fmt"

	"example.com/bookshop/catalog"
)

// merge returns a function that applies the change from base to mine. If somebody else
// has changed the book, it keeps both changes, and fails if both changed the same field.
func merge(base, mine *catalog.Book) func(*catalog.Book) error {
	return func(theirs *catalog.Book) error {
		for _, err := range []error{
			mergeField("title", base.Title, mine.Title, &theirs.Title),
			mergeField("author", base.Author, mine.Author, &theirs.Author),
			mergeField("year", base.Year, mine.Year, &theirs.Year),
			mergeField("price", base.Price, mine.Price, &theirs.Price),
			mergeField("about", base.About, mine.About, &theirs.About),
		} {
			if err != nil {
				return err
			}
		}
		return nil
	}
}

// mergeField applies the change to one field.
func mergeField[T comparable](name string, base, mine T, theirs *T) error {
	if mine == base || *theirs == mine {
		return nil
	}
	if *theirs != base {
		return fmt.Errorf("somebody else has changed the %s to %.60v in the meantime: nothing is saved", name, fmt.Sprint(*theirs))
	}
	*theirs = mine
	return nil
}

package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// Apply does what the plan says, all of it or nothing, as far as a file system
// can: every content is on the disk in a temporary file before the first file
// is replaced, and when replacing one fails, those before it are put back. It
// returns an error, and changes nothing, for a plan with diagnostics.
func (p *Plan) Apply() error {
	if p.Failed() {
		return errors.New("nothing is written while something is wrong in the source")
	}
	for _, path := range p.leftovers {
		// One that stays is tried again by the next run.
		_ = os.Remove(path)
	}
	var c changes
	err := c.prepare(p.Files)
	if err == nil {
		err = c.carryOut()
	}
	if err != nil {
		return errors.Join(err, c.undo())
	}
	c.cleanUp()
	return nil
}

// changes are those of one Apply on their way to the disk.
type changes struct {
	all  []*change
	dirs []string // folders that were made, outermost first
}

// A change is one file to write or to delete.
type change struct {
	File
	target    string      // Path with symbolic links followed
	temporary string      // holds the new content before, and what is deleted after
	mode      fs.FileMode // of the file that is there; 0 when there is none
	done      bool
}

// prepare writes the temporary files.
func (c *changes) prepare(files []File) error {
	for _, f := range files {
		if f.Action == Keep {
			continue
		}
		ch := &change{File: f, target: f.Path}
		c.all = append(c.all, ch)
		if err := c.prepareOne(ch); err != nil {
			return fmt.Errorf("writing %s: %w", f.Path, err)
		}
	}
	return nil
}

// prepareOne makes one change ready.
func (c *changes) prepareOne(ch *change) error {
	if err := ch.locate(); err != nil {
		return err
	}
	if ch.Action == Delete {
		ch.temporary = temporaryName(filepath.Dir(ch.target))
		return nil
	}
	if err := c.makeDir(filepath.Dir(ch.target)); err != nil {
		return err
	}
	var err error
	ch.temporary, err = writeTemporary(ch.target, ch.Content, ch.mode)
	return err
}

// makeDir makes a folder and those above it, and remembers which were made.
func (c *changes) makeDir(dir string) error {
	var missing []string
	for at := dir; !exists(at); at = filepath.Dir(at) {
		missing = append(missing, at)
	}
	for _, at := range slices.Backward(missing) {
		if err := os.Mkdir(at, 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
			return err
		}
		c.dirs = append(c.dirs, at)
	}
	return nil
}

// carryOut puts the new contents in place, and what is deleted out of it.
func (c *changes) carryOut() error {
	for _, ch := range c.all {
		if err := ch.carryOut(); err != nil {
			return fmt.Errorf("writing %s: %w", ch.Path, err)
		}
		ch.done = true
	}
	return nil
}

// carryOut makes one change. A temporary file that is gone was taken for one
// of a killed run, by a run beside this one: it is written again.
func (ch *change) carryOut() error {
	if ch.Action == Delete {
		return os.Rename(ch.target, ch.temporary)
	}
	err := os.Rename(ch.temporary, ch.target)
	for range 10 {
		if !errors.Is(err, fs.ErrNotExist) || exists(ch.temporary) {
			break
		}
		if ch.temporary, err = writeTemporary(ch.target, ch.Content, ch.mode); err != nil {
			break
		}
		err = os.Rename(ch.temporary, ch.target)
	}
	return err
}

// undo puts everything back as it was before.
func (c *changes) undo() error {
	var errs []error
	for _, ch := range slices.Backward(c.all) {
		if ch.done {
			errs = append(errs, ch.revert())
		}
	}
	c.cleanUp()
	for _, dir := range slices.Backward(c.dirs) {
		// Another process may have put something there meanwhile.
		_ = os.Remove(dir)
	}
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("putting back what was there: %w", err)
	}
	return nil
}

// cleanUp removes the temporary files. One that stays is for the next run.
func (c *changes) cleanUp() {
	for _, ch := range c.all {
		if ch.temporary != "" {
			_ = os.Remove(ch.temporary)
		}
	}
}

// revert puts one file back.
func (ch *change) revert() error {
	switch ch.Action {
	case Create:
		return os.Remove(ch.target)
	case Delete:
		return os.Rename(ch.temporary, ch.target)
	}
	temporary, err := writeTemporary(ch.target, ch.Old, ch.mode)
	if err != nil {
		return err
	}
	return os.Rename(temporary, ch.target)
}

package plan

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/etagen/etagen/templates/genfile"
)

// Apply does what the plan says, all of it or nothing, as far as a file system
// can: every content is on the disk in a temporary file before the first file
// is replaced, what is replaced is kept beside it until all is done, and when
// one change fails, those before it are taken back. It returns an error, and
// changes nothing, for a plan with diagnostics, and where a file that etagen
// has not written has come into the way since the plan was made.
//
// A process that is killed leaves whole files, each old or new, and temporary
// ones that the next run removes. Nothing is flushed to the disk itself: what a
// power failure can cost is a file that is found empty, which is ours to write
// again, and the wait would be longer than all the rest.
func (p *Plan) Apply() error {
	if p.Failed() {
		return errors.New("nothing is written while the source has errors")
	}
	for _, path := range p.leftovers {
		// One that stays is tried again by the next run.
		_ = os.Remove(path)
	}
	c := changes{formats: p.Formats}
	err := c.prepare(p.Files)
	if err == nil {
		err = c.carryOut()
	}
	if err != nil {
		return errors.Join(err, c.undo())
	}
	c.cleanUp()
	removeEmpty(p.emptied)
	return nil
}

// changes are those of one Apply on their way to the disk.
type changes struct {
	formats genfile.Formats
	all     []*change
	dirs    []string // folders that were made, outermost first
}

// prepare does all that may fail and that nobody notices.
func (c *changes) prepare(files []File) error {
	for _, f := range files {
		if f.Action == Keep {
			continue
		}
		ch := &change{File: f, format: c.formats.Of(f.Path), target: f.Path}
		c.all = append(c.all, ch)
		if err := c.prepareOne(ch); err != nil {
			return ch.failure(err)
		}
	}
	return nil
}

// prepareOne makes one change ready.
func (c *changes) prepareOne(ch *change) error {
	if ch.Action == Delete {
		err := ch.locate()
		ch.aside = temporaryName(filepath.Dir(ch.target))
		return err
	}
	if err := LeavesModule(ch.root, filepath.Dir(ch.Path)); err != nil {
		return err
	}
	if err := c.makeDir(filepath.Dir(ch.Path)); err != nil {
		return err
	}
	if err := ch.locate(); err != nil {
		return err
	}
	if err := ch.setAside(); err != nil {
		return err
	}
	var err error
	ch.temporary, err = writeTemporary(ch.target, ch.Content, ch.mode)
	return err
}

// makeDir makes a folder and those above it, and remembers which were made.
func (c *changes) makeDir(dir string) error {
	var missing []string
	for at := dir; !Exists(at); at = filepath.Dir(at) {
		missing = append(missing, at)
	}
	for _, at := range slices.Backward(missing) {
		err := os.Mkdir(at, 0o777)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return err
		}
		c.dirs = append(c.dirs, at)
	}
	return nil
}

// carryOut makes the changes.
func (c *changes) carryOut() error {
	for _, ch := range c.all {
		if err := ch.carryOut(); err != nil {
			return ch.failure(err)
		}
	}
	return nil
}

// undo puts everything back as it was before.
func (c *changes) undo() error {
	var errs []error
	for _, ch := range slices.Backward(c.all) {
		errs = append(errs, ch.revert())
	}
	c.cleanUp()
	slices.Reverse(c.dirs)
	removeEmpty(c.dirs)
	if err := errors.Join(errs...); err != nil {
		return fmt.Errorf("putting back what was there: %w", err)
	}
	return nil
}

// cleanUp removes the temporary files. One that stays is for the next run.
func (c *changes) cleanUp() {
	for _, ch := range c.all {
		for _, path := range []string{ch.temporary, ch.aside} {
			if path != "" {
				_ = os.Remove(path)
			}
		}
	}
}

// removeEmpty removes those of the folders that are empty, in this order. A
// link to a folder is not one.
func removeEmpty(dirs []string) {
	for _, dir := range dirs {
		if info, err := os.Lstat(dir); err == nil && info.IsDir() {
			// Somebody may have put something there meanwhile.
			_ = os.Remove(dir)
		}
	}
}

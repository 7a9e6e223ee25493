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

// Apply carries out the plan. It makes all changes or none, as far as a file system
// allows: it writes all contents to temporary files before it replaces the first file,
// keeps what it replaces until all is done, and reverts earlier changes if one fails. It
// returns an error, and changes nothing, if the plan has diagnostics, or if a file that
// etagen has not written has appeared in the way since the plan was made.
//
// If the process is killed, every file is whole, either old or new, and the next run
// removes the temporary ones. Files are not synced: after a power failure a file may be
// empty. The next run writes it again, and syncing would take longer than everything
// else.
func (p *Plan) Apply() error {
	if p.Failed() {
		return errors.New("nothing is written while the source has errors")
	}
	for _, path := range p.leftovers {
		// The next run tries again.
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

// changes are the changes of one Apply.
type changes struct {
	formats genfile.Formats
	all     []*change
	dirs    []string // folders that were made, outermost first
}

// prepare does everything that may fail and is not visible yet.
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

// prepareOne prepares one change.
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

// makeDir makes a folder and those above it, and records which it made.
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

// undo reverts all changes.
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

// cleanUp removes the temporary files. The next run removes any that remain.
func (c *changes) cleanUp() {
	for _, ch := range c.all {
		for _, path := range []string{ch.temporary, ch.aside} {
			if path != "" {
				_ = os.Remove(path)
			}
		}
	}
}

// removeEmpty removes the folders that are empty, in the given order. It does not remove
// a link to a folder.
func removeEmpty(dirs []string) {
	for _, dir := range dirs {
		if info, err := os.Lstat(dir); err == nil && info.IsDir() {
			// It fails if somebody has put something there meanwhile.
			_ = os.Remove(dir)
		}
	}
}

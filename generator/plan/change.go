package plan

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/etagen/etagen/templates/genfile"
)

// A change is one file on its way to be written or deleted.
type change struct {
	File
	format    *genfile.Format
	target    string      // Path with symbolic links followed
	there     bool        // there is a file
	isLink    bool        // target is a link, which goes and is not followed
	mode      fs.FileMode // of that; 0 for what a new file gets
	temporary string      // holds the new content before
	aside     string      // holds what was there, until all is done
	done      bool
}

// failure says of an error which change it kept from being made.
func (ch *change) failure(err error) error {
	verb := "writing"
	if ch.Action == Delete {
		verb = "removing"
	}
	return fmt.Errorf("%s %s: %w", verb, ch.Path, withoutTemporary(err))
}

// locate finds out where the change goes: through symbolic links when it writes,
// but a link is itself what is deleted or emptied. It fails if there is
// something that is not ours by now, or a way out of the module.
func (ch *change) locate() error {
	if err := LeavesModule(ch.root, filepath.Dir(ch.Path)); err != nil {
		return err
	}
	dir, err := resolve(filepath.Dir(ch.Path))
	if err != nil {
		return err
	}
	ch.target = filepath.Join(dir, filepath.Base(ch.Path))
	info, err := os.Lstat(ch.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	ch.there, ch.isLink = true, info.Mode().Type() == fs.ModeSymlink
	if ch.isLink && ch.Action != Delete && ch.Action != Empty {
		ch.isLink = false
		if err := LeavesModule(ch.root, ch.Path); err != nil {
			return err
		}
		if ch.target, err = filepath.EvalSymlinks(ch.Path); err != nil {
			return err
		}
		if info, err = os.Stat(ch.target); err != nil {
			return err
		}
	}
	if !ch.isLink {
		ch.mode = info.Mode().Perm()
	}
	content, err := ReadFile(ch.Path)
	if err != nil {
		return err
	}
	if !ch.format.Ours(content) {
		return errors.New("a file that was not generated appeared there in the meantime")
	}
	return nil
}

// carryOut makes the change. What another run has deleted already is deleted.
func (ch *change) carryOut() error {
	dir := filepath.Dir(ch.target)
	if now, err := filepath.EvalSymlinks(dir); err == nil && now != dir && ch.root != "" {
		return errors.New("a link appeared in its path in the meantime")
	}
	var err error
	if ch.Action == Delete {
		err = os.Rename(ch.target, ch.aside)
		if errors.Is(err, fs.ErrNotExist) && !Exists(ch.target) {
			return nil
		}
	} else {
		err = ch.replace()
	}
	ch.done = err == nil
	return err
}

// setAside keeps what is there under another name, as the file that it is: to
// put that back needs no space, and changes neither its time nor its owner.
func (ch *change) setAside() error {
	if !ch.there {
		return nil
	}
	aside := temporaryName(filepath.Dir(ch.target))
	if ch.isLink {
		to, err := os.Readlink(ch.target)
		if err != nil {
			return err
		}
		ch.aside = aside
		return os.Symlink(to, aside)
	}
	if err := os.Link(ch.target, aside); err == nil {
		ch.aside = aside
		return nil
	}
	var err error
	ch.aside, err = copyTemporary(ch.target, ch.mode)
	return err
}

// replace puts the new content in its place. A temporary file that is gone was
// taken for one of a killed run, by a run beside this one: it is written again.
func (ch *change) replace() error {
	err := os.Rename(ch.temporary, ch.target)
	for range 10 {
		if !errors.Is(err, fs.ErrNotExist) || Exists(ch.temporary) {
			break
		}
		if ch.temporary, err = writeTemporary(ch.target, ch.Content, ch.mode); err != nil {
			break
		}
		err = os.Rename(ch.temporary, ch.target)
	}
	return err
}

// revert takes the change back, if it was made.
func (ch *change) revert() error {
	switch {
	case !ch.done:
		return nil
	case ch.aside == "":
		return os.Remove(ch.target)
	}
	return os.Rename(ch.aside, ch.target)
}

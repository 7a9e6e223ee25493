package load

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/etagen/etagen/generator/plan"
)

// readAll reads the files of all packages and looks for directives in them, before
// anything is parsed. Outputs of earlier runs are left out.
func (l *Loader) readAll() error {
	for _, s := range l.Packages {
		for _, path := range s.GoFiles {
			s.Files = append(s.Files, &File{Path: path})
		}
	}
	var all []*File
	for _, s := range l.Packages {
		all = append(all, s.Files...)
	}
	errs := make([]error, len(all))
	l.Each("reading files", len(all), func(i int) { errs[i] = all[i].read(l.outputs) })
	for i, err := range errs {
		if err != nil {
			return fmt.Errorf("reading %s: %w", all[i].Path, err)
		}
	}
	for _, s := range l.Packages {
		s.leaveOutOutputs()
	}
	return nil
}

// read reads the file and notes whether it contains directives. If an output has
// disappeared since it was listed, another run has removed it. If it is not a regular
// file, the plan reports it.
func (f *File) read(outputs Outputs) error {
	content, err := plan.ReadFile(f.Path)
	if outputs.HasName(f.Path) && (errors.Is(err, fs.ErrNotExist) || errors.Is(err, plan.ErrNotRegular)) {
		return nil
	}
	f.Content = content
	f.directives = hasDirective(content)
	return err
}

// leaveOutOutputs keeps only the hand-written files.
func (s *Package) leaveOutOutputs() {
	kept := s.Files[:0]
	for _, f := range s.Files {
		if !s.outputs.IsOutput(f.Path, f.Content) {
			kept = append(kept, f)
		}
	}
	s.Files = kept
}

package generator

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/etagen/etagen/generator/plan"
)

// read reads the files of all packages and looks for directives in them,
// before anything is parsed. Outputs of earlier runs are left out.
func (r *run) read() error {
	for _, s := range r.sources {
		for _, path := range s.goFiles {
			s.files = append(s.files, &file{path: path})
		}
	}
	var all []*file
	for _, s := range r.sources {
		all = append(all, s.files...)
	}
	errs := make([]error, len(all))
	r.each("reading files", len(all), func(i int) { errs[i] = all[i].read(r.kinds) })
	for i, err := range errs {
		if err != nil {
			return fmt.Errorf("reading %s: %w", all[i].path, err)
		}
	}
	for _, s := range r.sources {
		s.leaveOutOutputs()
	}
	return nil
}

// read fills in the content, and whether there are directives in it. An output
// that is gone since it was listed was removed by another run; one that is no
// regular file is reported when it is to be written.
func (f *file) read(all kinds) error {
	content, err := plan.ReadFile(f.path)
	if all.hasName(f.path) && (errors.Is(err, fs.ErrNotExist) || errors.Is(err, plan.ErrNotRegular)) {
		return nil
	}
	f.content = content
	f.directives = hasDirective(content)
	return err
}

// leaveOutOutputs keeps only the hand-written files.
func (s *source) leaveOutOutputs() {
	kept := s.files[:0]
	for _, f := range s.files {
		if !s.kinds.isOutput(f.path, f.content) {
			kept = append(kept, f)
		}
	}
	s.files = kept
}

package shelf

import (
	"context"

	"example.com/routers/catalog"
)

// ListFiles returns a page of the files of a project, in the order of their paths.
func (s *Shelf) ListFiles(_ context.Context, q catalog.FileQuery) (catalog.FilePage, error) {
	files, next := s.files.list(key(q.Project), q.After, q.Limit)
	return catalog.FilePage{Items: files, Next: next}, nil
}

// CreateFile stores f under its project and path, or under a new path if it has none.
func (s *Shelf) CreateFile(_ context.Context, f *catalog.File) (*catalog.File, error) {
	if f.Path == "" {
		f.Path = s.id()
	}
	f.Version, f.UpdatedAt = s.version()
	return f, s.files.swap(key(f.Project, f.Path), f, func(stored *catalog.File) error {
		if stored != nil {
			return catalog.ErrFileExists
		}
		return nil
	})
}

// GetFile returns the file of a project with a path.
func (s *Shelf) GetFile(_ context.Context, project, path string) (*catalog.File, error) {
	if f := s.files.get(key(project, path)); f != nil {
		return f, nil
	}
	return nil, catalog.ErrFileNotFound
}

// UpdateFile replaces a file if it is still at the version.
func (s *Shelf) UpdateFile(_ context.Context, f *catalog.File, version int64) (*catalog.File, error) {
	f.Version, f.UpdatedAt = s.version()
	return f, s.files.swap(key(f.Project, f.Path), f, func(stored *catalog.File) error {
		switch {
		case stored == nil:
			return catalog.ErrFileNotFound
		case stored.Version != version:
			return catalog.ErrFileConflict
		}
		return nil
	})
}

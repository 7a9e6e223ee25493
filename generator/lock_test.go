package generator

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestLock checks that a second run in a module waits for the first, whatever path it
// uses, and that one in another module does not.
func TestLock(t *testing.T) {
	dir := tree(t, map[string]string{"go.mod": module, "a/a.go": "package a\n", "b/b.go": "package b\n", "n/go.mod": module})
	skipWithoutLocks(t, dir)
	release := lock(t, Config{Dir: filepath.Join(dir, "a")})
	lock(t, Config{Dir: filepath.Join(dir, "n")})()
	link := filepath.Join(t.TempDir(), "link")
	must(t, os.Symlink(filepath.Join(dir, "b"), link))
	var waiting []<-chan error
	for _, cfg := range []Config{
		{Dir: filepath.Join(dir, "b")},
		{Dir: filepath.Join(dir, "n"), Patterns: []string{"../a", "./..."}},
		{Dir: dir, Patterns: []string{filepath.Join(dir, "b", "...")}},
		{Dir: link},
		{Dir: dir, Modules: true},
	} {
		waiting = append(waiting, lockLater(t, cfg))
	}
	release()
	for i, locked := range waiting {
		if err := <-locked; err != nil {
			t.Errorf("%d: %v", i, err)
		}
	}
}

// skipWithoutLocks skips a test if folders cannot be locked.
func skipWithoutLocks(t *testing.T, dir string) {
	t.Helper()
	release := lock(t, Config{Dir: dir})
	defer release()
	done, cancel := context.WithCancel(t.Context())
	cancel()
	if locked, err := Lock(done, Config{Dir: dir}); err == nil {
		locked()
		t.Skip("this system has no locks on folders")
	}
}

// lock locks a configuration, which must not be locked.
func lock(t *testing.T, cfg Config) (release func()) {
	t.Helper()
	cfg.Progress = func(stage string, _, _ int) { t.Errorf("%s: %s", cfg.Dir, stage) }
	release, err := Lock(t.Context(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	return release
}

// lockLater locks in the background, and unlocks again. It returns once it is known to
// wait.
func lockLater(t *testing.T, cfg Config) <-chan error {
	waits, locked := make(chan bool, 1), make(chan error, 1)
	cfg.Progress = func(string, int, int) {
		select {
		case waits <- true:
		default:
		}
	}
	go func() {
		release, err := Lock(t.Context(), cfg)
		if err == nil {
			release()
		}
		locked <- err
	}()
	select {
	case <-waits:
	case err := <-locked:
		t.Errorf("%+v did not wait: %v", cfg, err)
		locked <- err
	}
	return locked
}

// TestLockStops ends the wait by its context, after which nothing must be locked.
func TestLockStops(t *testing.T) {
	dir := tree(t, map[string]string{"a/go.mod": module, "b/go.mod": module})
	b := filepath.Join(dir, "b")
	skipWithoutLocks(t, b)
	release := lock(t, Config{Dir: b})
	defer release()
	ctx, cancel := context.WithCancel(t.Context())
	_, err := Lock(ctx, Config{Dir: dir, Patterns: []string{"./a/...", "./b/..."}, Progress: func(string, int, int) { cancel() }})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("it returned %v", err)
	}
	lock(t, Config{Dir: filepath.Join(dir, "a")})()
}

// TestLockedDirs checks that the folders are always in the same order, and each occurs
// once.
func TestLockedDirs(t *testing.T) {
	dir := tree(t, map[string]string{"go.mod": module, "a/a.go": "package a\n", "b/go.mod": module, "c/d/go.mod": module})
	dir, err := filepath.EvalSymlinks(dir)
	if err != nil {
		t.Fatal(err)
	}
	in := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	tests := []struct {
		cfg  Config
		want []string
	}{
		{Config{Dir: in("a")}, []string{dir}},
		{Config{Dir: in("a"), Patterns: []string{"./...", "."}}, []string{dir}},
		{Config{Dir: in("b"), Patterns: []string{"../c/d", "../a"}}, []string{dir, in("b"), in("c/d")}},
		{Config{Dir: dir, Patterns: []string{"example.com/m/..."}}, []string{dir}},
		{Config{Dir: dir, Patterns: []string{"./..."}, Modules: true}, []string{dir, in("b"), in("c/d")}},
		{Config{Dir: filepath.VolumeName(dir) + string(filepath.Separator)}, nil},
	}
	for _, test := range tests {
		if got := lockedDirs(t.Context(), test.cfg); !slices.Equal(got, test.want) {
			t.Errorf("%+v: locked %q, want %q", test.cfg, got, test.want)
		}
	}
}

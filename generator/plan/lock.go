package plan

import (
	"context"
	"os"
	"time"
)

// How long a run waits for others, and how often it looks. A run takes far less;
// what holds a lock for longer is stopped, and must not stop all.
const (
	lockPatience = time.Minute
	lockEvery    = 10 * time.Millisecond
)

// Lock waits for those who have locked one of the folders, and has others wait
// until release is called. It tells waiting each time it has to wait, and returns
// an error where the context is done, with a release that does nothing. Where the
// system has no locks on folders there is none.
func Lock(ctx context.Context, dirs []string, waiting func()) (release func(), err error) {
	var locks []*os.File
	release = func() {
		for _, f := range locks {
			_ = f.Close()
		}
	}
	deadline := time.Now().Add(lockPatience)
	for _, dir := range dirs {
		f, err := waitForLock(ctx, waiting, dir, deadline)
		if err != nil {
			release()
			return func() {}, err
		}
		if f != nil {
			locks = append(locks, f)
		}
	}
	return release, nil
}

// waitForLock locks a folder, which may be after others have let go of it. It
// returns nil if it cannot be locked, or not in time.
func waitForLock(ctx context.Context, waiting func(), dir string, deadline time.Time) (*os.File, error) {
	for {
		f, busy := tryLock(dir)
		if !busy || time.Now().After(deadline) {
			return f, nil
		}
		waiting()
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(lockEvery):
		}
	}
}

package plan

import (
	"context"
	"os"
	"time"
)

// How long a run waits for others, and how often it checks. A run takes far less time; a
// process that holds a lock for longer is suspended, and must not block all others.
const (
	lockPatience = time.Minute
	lockEvery    = 10 * time.Millisecond
)

// Lock waits until the folders are not locked, and locks them until release is called.
// It calls waiting each time it has to wait. If the context is done, it returns an error
// and a release that does nothing. If the operating system cannot lock folders, nothing
// is locked.
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

// waitForLock locks a folder, if necessary after others have released it. It returns nil
// if the folder cannot be locked, or not before the deadline.
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

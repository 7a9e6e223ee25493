package etagen

import (
	"hash/maphash"
	"sync"
	"sync/atomic"
)

// A Keeper keeps encoded representations of the resources of one handler, so that a
// read of an unchanged resource is a lookup. It must not be copied once it is in use.
type Keeper struct{ memo atomic.Pointer[memo] }

// A memo contains encoded representations by their keys, within a number of bytes. It
// makes room by CLOCK: entries not read since the hand last passed are removed first.
type memo struct {
	of      *Keeper // the owner: a copy of it has another store
	largest int64   // the longest text that is kept
	seed    maphash.Seed
	shards  [memoShards]shard
}

const (
	memoShards = 16
	// One text may take the largestPart-th part of a memo.
	largestPart = 64
	entrySize   = 320 // the bytes of an entry besides its forms, its key and its tag
	formSize    = 96  // the bytes of a form besides its text and the tag of a coding
)

// A shard is a part of a memo with its own lock.
type shard struct {
	mu      sync.Mutex
	limit   int64
	size    int64
	entries map[string]*kept
	hand    *kept // in a ring of all entries; nil if there are none
}

package etagenclient

import (
	"container/list"
	"sync"
)

// NewCache returns a cache in memory of about the given size in bytes. It drops the
// least recently used entries first.
func NewCache(maxBytes int64) Cache {
	return &lru{most: maxBytes, order: list.New(), entries: map[string]*list.Element{}}
}

// An lru is a cache in memory.
type lru struct {
	mu      sync.Mutex
	most    int64
	size    int64
	order   *list.List // of *lruEntry, the most recently used first
	entries map[string]*list.Element
}

// An lruEntry is the bytes under a key.
type lruEntry struct {
	key   string
	value []byte
}

// entrySize is the approximate size of an entry without its key and its value.
const entrySize = 160

func (e *lruEntry) size() int64 { return int64(len(e.key)+len(e.value)) + entrySize }

// Get returns the bytes under a key.
func (c *lru) Get(key string) ([]byte, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.get(key)
}

// get is Get for a caller that holds the lock.
func (c *lru) get(key string) ([]byte, bool) {
	at, ok := c.entries[key]
	if !ok {
		return nil, false
	}
	c.order.MoveToFront(at)
	return at.Value.(*lruEntry).value, true
}

// Set keeps bytes under a key, unless they are larger than the cache.
func (c *lru) Set(key string, b []byte) {
	c.setIf(key, b, func([]byte, bool) bool { return true })
}

// setIf is Set if the bytes under the key are the expected ones.
func (c *lru) setIf(key string, b []byte, wanted func(held []byte, there bool) bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if !wanted(c.get(key)) {
		return
	}
	c.remove(key)
	e := &lruEntry{key, b}
	if e.size() > c.most {
		return
	}
	c.entries[key] = c.order.PushFront(e)
	for c.size += e.size(); c.size > c.most; {
		c.remove(c.order.Back().Value.(*lruEntry).key)
	}
}

// Delete drops the bytes under a key.
func (c *lru) Delete(key string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.remove(key)
}

// remove is Delete for a caller that holds the lock.
func (c *lru) remove(key string) {
	if at, ok := c.entries[key]; ok {
		c.size -= at.Value.(*lruEntry).size()
		c.order.Remove(at)
		delete(c.entries, key)
	}
}

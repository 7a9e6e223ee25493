package etagen

import (
	"hash/maphash"
	"slices"
)

// sizeOf returns the bytes that an entry is counted as. Key and tag are counted twice,
// for the overhead of the allocator and the map.
func sizeOf(e *kept) int64 {
	n := entrySize + 2*(len(e.key)+len(e.tag))
	for i := range e.forms {
		n += formSize + cap(e.forms[i].text)
		if e.forms[i].coding != noForm {
			n += len(e.forms[i].etag)
		}
	}
	return int64(n)
}

func newMemo(limit int64) *memo {
	m := &memo{largest: limit / largestPart, seed: maphash.MakeSeed()}
	for i := range m.shards {
		m.shards[i] = shard{limit: limit / memoShards, entries: map[string]*kept{}}
	}
	return m
}

// shard returns the shard of a key.
func (m *memo) shard(key []byte) *shard {
	return &m.shards[maphash.Bytes(m.seed, key)%memoShards]
}

// find returns the entry with a key, or nil.
func (m *memo) find(key []byte) *kept {
	s := m.shard(key)
	s.mu.Lock()
	defer s.mu.Unlock()
	e := s.entries[string(key)]
	if e != nil {
		e.used = true
	}
	return e
}

// put puts an entry in the place of the one with its key, and removes others until
// there is room. An entry without forms, or too large for a shard, leaves the place
// empty.
func (m *memo) put(e *kept) {
	e.size = sizeOf(e)
	s := m.shard([]byte(e.key))
	s.mu.Lock()
	defer s.mu.Unlock()
	if old := s.entries[e.key]; old != nil {
		s.remove(old)
	}
	if len(e.forms) > 0 && e.size <= s.limit {
		s.insert(e)
	}
}

// add replaces an entry by one with an additional form, if it is still there and there
// is room for both.
func (m *memo) add(e *kept, f form) {
	more := &kept{
		key: e.key, tag: e.tag, seconds: e.seconds, nanoseconds: e.nanoseconds, lastModified: e.lastModified,
		forms: slices.Concat(e.forms, []form{f}), // append would make room for more
	}
	more.size = sizeOf(more)
	s := m.shard([]byte(e.key))
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.entries[e.key] == e && more.size <= s.limit && int64(len(f.text)) <= m.largest {
		s.remove(e)
		s.insert(more)
	}
}

// insert makes room for an entry, and inserts it where the hand gets last.
func (s *shard) insert(e *kept) {
	for s.size+e.size > s.limit {
		s.evict()
	}
	if s.hand == nil {
		e.next, e.prev = e, e
		s.hand = e
	} else {
		e.next, e.prev = s.hand, s.hand.prev
		e.prev.next, e.next.prev = e, e
	}
	s.entries[e.key] = e
	s.size += e.size
}

// evict removes the next entry that was not used since the hand last passed.
func (s *shard) evict() {
	for s.hand.used {
		s.hand.used = false
		s.hand = s.hand.next
	}
	s.remove(s.hand)
}

// remove removes an entry, and moves the hand on if it points to it.
func (s *shard) remove(e *kept) {
	delete(s.entries, e.key)
	s.size -= e.size
	switch {
	case e.next == e:
		s.hand = nil
	case s.hand == e:
		s.hand = e.next
	}
	e.prev.next, e.next.prev = e.next, e.prev
	e.next, e.prev = nil, nil
}

package etagentest

import "testing"

// RunStore checks the store of a handler that reads. It is called for every store.
func RunStore[P any](t *testing.T, open Suite[P]) {
	t.Helper()
	has := open(t)
	open.run(t, "Get returns the same twice", getTwice[P])
	if len(has.IDs(has.New())) > 0 {
		open.run(t, "Get finds nothing for another id", otherIDs[P])
	}
	open.run(t, "ids that differ by case are different", caseCounts[P])
	if has.Stat != nil && has.Read == nil {
		open.run(t, "Stat tells the validators that Get has", statAgrees[P])
	}
}

// RunUpdates checks the store of a handler that updates, if there is PUT or PATCH.
func RunUpdates[P any](t *testing.T, open Suite[P]) {
	t.Helper()
	open.run(t, "Update returns what Get then finds", updateIsSeen[P])
	open.run(t, "Update stores each member", updateStores[P])
	open.run(t, "Update leaves alone what Get returned before", updateReplaces[P])
	if open(t).Digest {
		runDigestUpdates(t, open)
		return
	}
	open.run(t, "Update moves the entity tag each time", updateMoves[P])
	open.run(t, "Update refuses an old version", updateRefuses[P])
	open.run(t, "of many updates at once one wins", oneWinner[P])
}

// RunDeletes checks the store of a handler that deletes. It is called if there is DELETE.
func RunDeletes[P any](t *testing.T, open Suite[P]) {
	t.Helper()
	open.run(t, "Delete removes", deleteRemoves[P])
	open.run(t, "of many deletions at once one wins", oneDeletes[P])
	if s := open(t); s.Update != nil && !s.Constant {
		open.run(t, "Delete refuses an old version", deleteRefuses[P])
		open.run(t, "Update does not bring back what is deleted", updateAfterDelete[P])
	}
}

// RunCreates checks the store of a handler that creates, if a PUT or a POST does.
func RunCreates[P any](t *testing.T, open Suite[P]) {
	t.Helper()
	open.run(t, "Create refuses what exists", createRefuses[P])
	open.run(t, "Create returns what Get then finds", createIsSeen[P])
	open.run(t, "of many creations at once one wins", oneCreates[P])
	if s := open(t); s.Delete != nil && !s.Digest {
		open.run(t, "no entity tag comes back after a deletion", tagsAreNew[P])
		open.run(t, "no write is for what was created after a deletion", successorStays[P])
	}
}

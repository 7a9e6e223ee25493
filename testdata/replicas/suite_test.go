package replicas

import (
	"context"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// A mistakenStore is a store in memory whose replica lags. It reads from the wrong one of
// the two.
type mistakenStore struct {
	*testNoteMemory
	way string
}

func (s mistakenStore) GetNoteForWrite(ctx context.Context, id string) (*Note, error) {
	if s.way == "GetNoteForWrite reads from a replica" {
		return s.GetNote(ctx, id)
	}
	return s.testNoteMemory.GetNoteForWrite(ctx, id)
}

func (s mistakenStore) GetNote(ctx context.Context, id string) (*Note, error) {
	found, err := s.testNoteMemory.GetNote(ctx, id)
	switch s.way {
	case "nothing is another error":
		return nil, context.Canceled
	case "nothing is no error":
		return nil, nil
	case "any id":
		return s.testNoteMemory.GetNoteForWrite(ctx, newTestNote(new(testing.T)).ID)
	case "another column":
		other := *newTestNote(new(testing.T))
		other.Text = "of another column"
		return &other, nil
	}
	return found, err
}

func TestNoteStore(t *testing.T) {
	testNoteStore(t, func(t *testing.T) NoteStore {
		memory := openTestNote()
		memory.Lag(os.Getenv("STORE_WAY") != "no lag") // the replica has nothing
		memory.Hold(newTestNote(t))
		return mistakenStore{memory, os.Getenv("STORE_WAY")}
	})
}

func TestSuiteOfReplicas(t *testing.T) {
	for _, test := range []struct{ way, says string }{
		{"", ""},
		{"no lag", ""},
		{"GetNoteForWrite reads from a replica", "GetNoteForWrite: note not found"},
		{"nothing is another error", "GetNote of what a replica may have"},
		{"nothing is no error", "GetNote("},
		{"any id", "succeeds, but only"},
		{"another column", "the result of GetNote, compared with GetNoteForWrite"},
	} {
		t.Run(test.way, func(t *testing.T) {
			self, err := os.Executable()
			if err != nil {
				t.Fatal(err)
			}
			cmd := exec.Command(self, "-test.run=^TestNoteStore$")
			cmd.Env = append(os.Environ(), "STORE_WAY="+test.way)
			out, err := cmd.CombinedOutput()
			if (err == nil) != (test.says == "") || !strings.Contains(string(out), test.says) {
				t.Errorf("%v, want %q in\n%s", err, test.says, out)
			}
		})
	}
}

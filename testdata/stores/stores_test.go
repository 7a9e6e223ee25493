package stores

import (
	"os"
	"os/exec"
	"strings"
	"testing"
)

// way is the fault of the stores in this run; "" is none.
func way() string { return os.Getenv("STORE_WAY") }

func TestTaskStore(t *testing.T) {
	testTaskStore(t, func(t *testing.T) TaskStore {
		switch way() {
		case "right: filled at first", "right: the clock is behind what is there", "Update leaves the time":
			return newTaskStore(way(), *newTestTask(t))
		}
		return newTaskStore(way())
	})
}

// run runs the suite on a store with a fault.
func run(t *testing.T, test, way string) (output string, err error) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, "-test.run=^"+test+"$")
	cmd.Env = append(os.Environ(), "STORE_WAY="+way)
	out, err := cmd.CombinedOutput()
	return string(out), err
}

func TestRightStoresPass(t *testing.T) {
	for _, way := range []string{
		"right: filled at first",
		"right: the clock is behind what is there",
		"right: soft deletion",
		"right: the store chooses ids",
		"right: the store refuses ids of others",
		"right: a conflict for what is gone",
		"right: versions of long steps",
		"right: versions by time",
		"right: NULLS LAST",
		"right: ties by falling ids",
		"right: Next has the values of the next page",
		"right: a collation for sorting",
		"right: StatTasks vouches for nothing",
		"right: kinds are checked",
		"right: only one kind is deleted",
		"right: opened tasks are hidden",
		"right: Update stores another text",
		"right: titles are unique",
		"right: titles of one kind are unique",
		"Update moves the row",
	} {
		t.Run(way, func(t *testing.T) {
			if out, err := run(t, "TestTaskStore", way); err != nil {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
}

// TestFaultyStoresFail checks that the first line of the suite's message names the fault.
func TestFaultyStoresFail(t *testing.T) {
	for _, c := range []struct{ way, says string }{
		{"no tie-breaker", "need the id as the last key"},
		{"no tie-breaker, by position", "begin a page after the values of the last item"},
		{"pages by number", "begin a page after the values of the last item"},
		{"Next is looked up", "not an offset or an id to look up"},
		{"Next is looked up, also if deleted", "not an offset or an id to look up"},
		{"Next of the next page is looked up", "not an offset or an id to look up"},
		{"> with NULL", "due is NULL in some"},
		{"> with NULL in the last key", "due is NULL in some"},
		{"> with the title without case", "compared by the same collation"},
		{"NULL as the present", "ListTasks"},
		{"a page goes on by id alone", "ListTasks with sort="},
		{"After is inclusive", "with > and not >="},
		{"After is ignored", "begin a page after the item of After"},
		{"Limit is ignored", "add LIMIT"},
		{"Next behind a full page", "select one item more than Limit"},
		{"Next without end", "select one item more than Limit"},
		{"filters are ignored", "return only items with the value"},
		{"filters are ignored on later pages", "return only items with the value"},
		{"filters without case", "compared byte by byte"},
		{"descending is ignored", "is not in that order"},
		{"the second key is ignored", "is not in that order"},
		{"a list of all parents", "compare all ids of the path"},
		{"a cursor is a failure", "want none or one that wraps"},
		{"List lacks a column", "return the same columns"},
		{"List has another version", "return the same columns"},
		{"StatTasks counts rows", "the result of StatTasks or GetTask must change"},
		{"StatTasks never moves", "the result of StatTasks or GetTask must change"},
		{"StatTasks has the newest time", "after the deletion of the oldest item"},
		{"Stat cuts the time", "read both from the same column"},
		{"Stat has a version of its own", "StatTask returns the entity tag"},
		{"Stat of what is deleted", "StatTask of what is deleted"},
		{"ids without case", "use a case-sensitive collation"},
		{"any parent", "compare all ids of the path"},
		{"nothing is no error", "GetTask"},
		{"missing is another error", "GetTask"},
		{"Get without ids", "with its ids set"},
		{"changed in place", "return a copy"},
		{"Update creates", "UpdateTask"},
		{"Update ignores the version", "compare the version in the statement that writes"},
		{"compare, then write", "compare and change in one statement"},
		{"not found for a conflict", "UpdateTask at an old version"},
		{"Update forgets another column", "UpdateTask was given the member kind"},
		{"Update forgets a time", "UpdateTask was given the member due"},
		{"Update forgets a time that may be null", "UpdateTask was given the member opened"},
		{"Update forgets a text that may be null", "UpdateTask was given the member hint"},
		{"Update forgets a list", "UpdateTask was given the member labels"},
		{"Update forgets a bool", "UpdateTask was given the member urgent"},
		{"deleted rows are listed", "leave them out of every query"},
		{"AND binds before OR", "ListTasks with kind=kind"},
		{"Update forgets a column", "UpdateTask was given the member title"},
		{"Update leaves the time", "set it to the present time with each update"},
		{"nothing sets the time", "set it to the present time with each update"},
		{"Update moves the time back", "moved the modification time back"},
		{"Update answers with a finer time", "the result of UpdateTask, compared with GetTask, has the member changed"},
		{"Update answers in another zone", "the result of UpdateTask, compared with GetTask, has the member changed"},
		{"Update answers with what it was given", "the result of UpdateTask, compared with GetTask, has the member kind"},
		{"Update answers with the old version", "the result of UpdateTask, compared with GetTask, has the member version"},
		{"Update answers nil", "UpdateTask returns nil and no error"},
		{"versions come back", "again: set the version with each update"},
		{"Delete of nothing succeeds", "DeleteTask succeeds for a deleted resource"},
		{"Delete ignores the version", "DeleteTask succeeds at an old version"},
		{"Delete does nothing", "GetTask of what is deleted"},
		{"ranks are checked", "with other values each time for what has to be unique"},
		{"Create overwrites", "CreateTask"},
		{"Create has a conflict for what exists", "CreateTask of what exists"},
		{"Create takes the version of the client", "begin above every earlier version"},
		{"versions begin anew", "begin above every earlier version"},
		{"Create forgets a column", "CreateTask was given the member kind"},
		{"Create answers with a finer time", "the result of CreateTask, compared with GetTask, has the member changed"},
		{"Create answers with what it was given", "the result of CreateTask, compared with GetTask, has the member title"},
	} {
		t.Run(c.way, func(t *testing.T) {
			out, err := run(t, "TestTaskStore", c.way)
			if err == nil || !leads(out, c.says) {
				t.Errorf("want a first line with %q, got %v\n%s", c.says, err, out)
			}
		})
	}
}

// leads reports whether the first line of a message contains a text.
func leads(output, says string) bool {
	for _, line := range strings.Split(output, "\n") {
		if strings.Contains(line, ".go:") && strings.Contains(line, says) {
			return true
		}
	}
	return false
}

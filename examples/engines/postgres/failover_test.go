package postgres

import (
	"os"
	"strconv"
	"strings"
	"testing"
)

// A primary issues versions that its replica does not get, and is lost. The promoted
// replica issues one of them again, for another title. The timeline makes their entity
// tags different.
func TestAFailoverIssuesAVersionTwice(t *testing.T) {
	c := startCluster(t)
	tag := c.begin(t)
	c.stop("replica")
	issued := map[int64]Book{}
	tags := map[int64]string{}
	for n := range 80 { // more than a sequence logs ahead
		var b Book
		tag, b = c.want(t, 200, "PATCH", `{"copies":`+strconv.Itoa(n)+`}`, "If-Match: "+tag)
		issued[b.Version], tags[b.Version] = b, tag
	}
	c.stop("primary")
	c.promote()

	read, _ := c.want(t, 200, "GET", "")
	after, b := c.want(t, 200, "PATCH", `{"title":"Another title"}`, "If-Match: "+read)
	before, twice := issued[b.Version]
	if !twice || before.Title == b.Title {
		t.Fatalf("version %d was not issued twice: %+v and %+v", b.Version, before, b)
	}
	stored, err := c.GetBookForWrite(t.Context(), b.ID)
	if err != nil {
		t.Fatal(err)
	}
	lost := *stored
	lost.Title, lost.Timeline = before.Title, "00000001"
	if BookETag(&lost) != tags[b.Version] || BookETag(stored) != after || tags[b.Version] == after {
		t.Errorf("version %d has the tags %s and %s", b.Version, tags[b.Version], after)
	}
	if lost.Timeline = stored.Timeline; BookETag(&lost) != after {
		t.Error("without the timeline the tags would differ, too")
	}

	t.Logf("version %d: %q with %s, then %q with %s", b.Version, before.Title, tags[b.Version], b.Title, after)
	page, err := os.ReadFile("../../../docs/engines.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range []string{tags[b.Version], after} {
		if !strings.Contains(string(page), "`"+tag+"`") {
			t.Errorf("docs/engines.md does not show %s", tag)
		}
	}
	c.want(t, 200, "GET", "", "If-None-Match: "+tags[b.Version])
	c.want(t, 412, "PATCH", `{"copies":1000}`, "If-Match: "+tags[b.Version])
	c.want(t, 304, "GET", "", "If-None-Match: "+after)
}

// promote starts the replica again and makes it the primary.
func (c *cluster) promote() {
	c.t.Helper()
	c.Replica.Close()
	c.Primary.Close()
	c.Replica = c.start("replica", 5433)
	c.exec(c.Replica, "SELECT pg_promote()")
	c.wait(c.Replica, "SELECT NOT pg_is_in_recovery()")
	c.Primary = c.Replica
}

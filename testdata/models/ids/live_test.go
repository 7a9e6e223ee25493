package ids

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/oklog/ulid/v2"

	"example.com/models/live"
)

// Each of the stores holds one value, the last that was created.
type (
	titles struct {
		TitleStore
		held *Title
	}
	copies struct {
		CopyStore
		held *Copy
	}
	scans struct {
		ScanStore
		held *Scan
	}
	visits struct {
		VisitStore
		held *Visit
	}
)

func (s *titles) GetTitle(_ context.Context, name string) (*Title, error) {
	return live.Find(s.held, name == s.held.Name, ErrTitleNotFound)
}

// CreateTitle takes the name that the client gave: the handler leaves it to the
// store.
func (s *titles) CreateTitle(_ context.Context, t *Title) (*Title, error) {
	t.Version, s.held = 1, t
	return t, nil
}

func (s *copies) GetCopy(_ context.Context, branch string, floor Number, call Call) (*Copy, error) {
	return live.Find(s.held, branch == s.held.Branch && floor == s.held.Floor && call == s.held.Call, ErrCopyNotFound)
}

func (s *copies) CreateCopy(_ context.Context, c *Copy) (*Copy, error) {
	c.Version, s.held = 1, c
	return c, nil
}

func (s *scans) GetScan(_ context.Context, path string) (*Scan, error) {
	return live.Find(s.held, path == s.held.Path, ErrScanNotFound)
}

func (s *scans) CreateScan(_ context.Context, c *Scan) (*Scan, error) {
	c.Version, s.held = 1, c
	return c, nil
}

func (s *visits) GetVisit(_ context.Context, reader uuid.UUID, visit ulid.ULID) (*Visit, error) {
	return live.Find(s.held, reader == s.held.Reader && visit == s.held.Visit, ErrVisitNotFound)
}

func (s *visits) CreateVisit(_ context.Context, v *Visit) (*Visit, error) {
	v.Visit, v.Version, s.held = ulid.Make(), 1, v
	return v, nil
}

func TestLive(t *testing.T) {
	title := &Title{Name: "Moby-Dick; or, The Whale", Version: 1, At: time.Now()}
	live.Exchange(t, "Title", "/titles/Moby-Dick;%20or,%20The%20Whale", &TitleHandler{Store: &titles{held: title}}, func() { title.Version++ })

	held := &Copy{Branch: "East/West", Floor: 3, Call: Call{"PS", "2384 .M6"}, Version: 1}
	live.Exchange(t, "Copy", "/branches/East%2FWest/floors/3/copies/PS%202384%20.M6", &CopyHandler{Store: &copies{held: held}}, func() { held.Version++ })

	scan := &Scan{Path: "1851/moby dick/title.png", Version: 1}
	live.Exchange(t, "Scan", "/scans/1851/moby%20dick/title.png", &ScanHandler{Store: &scans{held: scan}}, func() { scan.Version++ })

	visit := &Visit{Reader: uuid.New(), Visit: ulid.Make(), Version: 1}
	live.Exchange(t, "Visit", "/readers/"+visit.Reader.String()+"/visits/"+visit.Visit.String(), &VisitHandler{Store: &visits{held: visit}}, func() { visit.Version++ })
}

// TestLocation creates resources with odd ids, and requests each by its Location.
func TestLocation(t *testing.T) {
	for _, name := range []string{
		"plain", "a/b", "a b", "a%2Fb", "%", "100%25", "naïve 漢字", "a+b", "a?b#c", "a;b,c=d&e@f:g", `"quoted"`, "a\\b", "~*'()!", "<tag>", "..a", "a//b", "/a/", "a  b ",
	} {
		quoted := `"` + strings.NewReplacer(`"`, `\"`, `\`, `\\`).Replace(name) + `"`
		live.Create(t, "title "+name, "/titles", `{"name": `+quoted+`}`, &TitleHandler{Store: &titles{}})
		live.Create(t, "copy "+name, "/branches/a%2Fb%20c/floors/0/copies", `{"call": `+quoted+`}`, &CopyHandler{Store: &copies{}})
	}
	for _, path := range []string{"a", "a/b/c", "a b/c%2Fd", "été/漢字", "a?b/#c", "%", "a/b/"} {
		live.Create(t, "scan "+path, "/scans", `{"path": "`+path+`"}`, &ScanHandler{Store: &scans{}})
	}
	live.Create(t, "visit", "/readers/"+uuid.NewString()+"/visits", `{}`, &VisitHandler{Store: &visits{}})
}

package etagen

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// A setting is a row in an old table without a version.
type setting struct {
	Key    string         `json:"key"`
	Value  string         `json:"value"`
	Number *float64       `json:"number,omitempty"`
	Tags   []string       `json:"tags"`
	More   map[string]any `json:"more,omitempty"`
	Hidden string         `json:"-"`

	encoded *int
	broken  bool
}

func (s *setting) MarshalJSON() ([]byte, error) {
	if s.encoded != nil {
		*s.encoded++
	}
	if s.broken {
		return nil, errors.New("broken")
	}
	type plain setting
	return json.Marshal((*plain)(s))
}

func appendSettingTagOf(dst, text []byte, _ *setting) []byte {
	dst = AppendSum(append(dst, '"'), text)
	return append(dst, `.k3x9q2"`...)
}

func settingETag(s *setting) string { return string(AppendTagOf(nil, s, appendSettingTagOf)) }

var (
	errSettingNotFound = errors.New("setting not found")
	errSettingConflict = errors.New("setting was modified concurrently")
	settingResource    = Resource{
		NotFound: errSettingNotFound, Conflict: errSettingConflict, CacheControl: []string{"no-cache"}, Digest: true,
	}
)

// settings is a store of one setting, which it compares in its transaction. A test may
// act before the comparison, or refuse the write.
type settings struct {
	mu      sync.Mutex
	stored  *setting
	before  func() // called before each Update
	refuse  func() error
	updates int
	told    func(*http.Request, error) // OnError
}

func (s *settings) ETag(p any) string { return settingETag(p.(*setting)) }

func (s *settings) ValidatorsOf(p any, text []byte) (etag string, modified time.Time) {
	return string(appendSettingTagOf(nil, text, p.(*setting))), modified
}

func (s *settings) Settings(Op, string) Settings { return Settings{OnError: s.told} }

func (s *settings) Validators(p any) (etag string, modified time.Time) { return s.ETag(p), modified }

func (s *settings) Load(*http.Request) (any, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	loaded := *s.stored
	return &loaded, nil
}

func (s *settings) set(value string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	next := *s.stored
	next.Value = value
	s.stored = &next
}

func (s *settings) New(*http.Request) (any, error) { return new(setting), nil }

func (s *settings) Adopt(nextValue, storedValue any) {
	next, stored := nextValue.(*setting), storedValue.(*setting)
	next.Key, next.Hidden = stored.Key, stored.Hidden
}

func (s *settings) At(*http.Request, any) bool { return true }

func (s *settings) Update(_ context.Context, nextValue, storedValue any) (any, error) {
	next, stored := nextValue.(*setting), storedValue.(*setting)
	if s.before != nil {
		s.before()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.updates++
	if s.refuse != nil {
		if err := s.refuse(); err != nil {
			return nil, err
		}
	}
	if settingETag(s.stored) != settingETag(stored) {
		return nil, errSettingConflict
	}
	s.stored = next
	updated := *next
	return &updated, nil
}

func (s *settings) Delete(_ context.Context, storedValue any) error {
	stored := storedValue.(*setting)
	s.mu.Lock()
	defer s.mu.Unlock()
	if settingETag(s.stored) != settingETag(stored) {
		return errSettingConflict
	}
	s.stored = &setting{Key: "deleted"}
	return nil
}

// patch sends a merge patch with a precondition.
func (s *settings) patch(match, content string, told *[]error) *httptest.ResponseRecorder {
	return s.send(match, strings.NewReader(content), told)
}

func (s *settings) send(match string, content io.Reader, told *[]error) *httptest.ResponseRecorder {
	w, r := httptest.NewRecorder(), httptest.NewRequest("PATCH", "/", content)
	r.Header = header("If-Match: "+match, asPatch)
	if told != nil {
		s.told = func(_ *http.Request, err error) { *told = append(*told, err) }
	}
	Patch(w, r, s, &settingResource, "")
	return w
}

// serveSetting serves a read as a generated handler does.
func serveSetting(w http.ResponseWriter, r *http.Request, s *setting) error {
	return ServeDigest(w, r, &settingResource, time.Time{}, nil, s, appendSettingTagOf)
}

// Two values have the same tag if and only if they have the same JSON: the test makes
// 20,000 random values and changes, and reads each with the tags of all earlier ones.
func TestDigestIsEqualExactlyIfTheJSONIs(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	tags, texts := map[string]string{}, map[string]string{} // JSON by tag, tag by JSON
	s := &setting{}
	for n := range 20000 {
		next := *s
		switch random.Intn(6) {
		case 0:
			next.Key = strings.Repeat("k", random.Intn(3))
		case 1:
			next.Value = []string{"", "a", "b", "\"", "é", "<"}[random.Intn(6)]
		case 2:
			number := float64(random.Intn(3)) / 2
			next.Number = &number
		case 3:
			next.Number, next.Tags = nil, nil
		case 4:
			next.Tags = append(next.Tags[:len(next.Tags):len(next.Tags)], fmt.Sprint(random.Intn(2)))[:random.Intn(min(len(next.Tags)+1, 3)+1)]
		case 5:
			next.More, next.Hidden = map[string]any{"x": random.Intn(2), "y": []int{random.Intn(2)}}, fmt.Sprint(n)
		}
		s = &next
		b, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		text, tag := string(b), settingETag(s)
		if before, ok := tags[tag]; ok && before != text {
			t.Fatalf("%s and %s have one tag: %s", before, text, tag)
		}
		if before, ok := texts[text]; ok && before != tag {
			t.Fatalf("%s has two tags: %s and %s", text, before, tag)
		}
		tags[tag], texts[text] = text, tag
		if n%20 == 0 {
			checkSettingReads(t, s, tag, tags)
		}
	}
	if len(tags) < 500 {
		t.Errorf("only %d states were met", len(tags))
	}
}

// checkSettingReads reads a value with each of some tags. Only its own tag gets 304, and
// the body of a 200 must match its tag.
func checkSettingReads(t *testing.T, s *setting, tag string, tags map[string]string) {
	t.Helper()
	tried := 0
	for other := range tags {
		if tried++; tried > 5 {
			break
		}
		w, r := httptest.NewRecorder(), httptest.NewRequest("GET", "/", nil)
		r.Header.Set("If-None-Match", other)
		if err := serveSetting(w, r, s); err != nil {
			t.Fatal(err)
		}
		if hit := w.Code == http.StatusNotModified; hit != (other == tag) || w.Header().Get("Etag") != tag {
			t.Fatalf("status %d with %s for a client that has %s: %s is stored", w.Code, w.Header().Get("Etag"), tags[other], tags[tag])
		}
		if w.Code == http.StatusOK && w.Body.String() != tags[tag] {
			t.Fatalf("the body is %s, and its tag is of %s", w.Body, tags[tag])
		}
	}
}

// A read encodes once, whatever its result.
func TestDigestReadsEncodeOnce(t *testing.T) {
	for _, test := range []struct {
		name, field string
		want        int
	}{
		{"200", "", 200},
		{"304", "If-None-Match", 304},
	} {
		encoded := 0
		s := &setting{Key: "a", encoded: &encoded}
		tag := settingETag(s)
		encoded = 0
		w, r := httptest.NewRecorder(), httptest.NewRequest("GET", "/", nil)
		if test.field != "" {
			r.Header.Set(test.field, tag)
		}
		if err := serveSetting(w, r, s); err != nil || w.Code != test.want || encoded != 1 {
			t.Errorf("%s: status %d, error %v, encoded %d times", test.name, w.Code, err, encoded)
		}
	}
}

func TestDigestOfWhatCannotBeEncoded(t *testing.T) {
	s := &setting{broken: true}
	if tag := settingETag(s); tag != "" {
		t.Errorf("the tag is %s, want none", tag)
	}
	w := httptest.NewRecorder()
	if err := serveSetting(w, httptest.NewRequest("GET", "/", nil), s); err == nil || w.Body.Len() > 0 || len(w.Header()) > 0 {
		t.Errorf("error %v, %v %s; want an error, and nothing written", err, w.Header(), w.Body)
	}
}

// The row changes while the content is being received: a concurrent modification is not
// overwritten.
func TestDigestRace(t *testing.T) {
	s := &settings{stored: &setting{Key: "a", Value: "old"}}
	tag := settingETag(s.stored)
	content := io.MultiReader(strings.NewReader(`{"tags":`), &onRead{func() { s.set("by another") }, strings.NewReader(`["x"]}`)})
	if w := s.send(tag, content, nil); w.Code != http.StatusPreconditionFailed {
		t.Errorf("status %d, want 412", w.Code)
	}
	if s.stored.Value != "by another" || s.stored.Tags != nil {
		t.Errorf("%+v is stored", s.stored)
	}
}

type onRead struct {
	do   func()
	rest io.Reader
}

func (o *onRead) Read(p []byte) (int, error) {
	if o.do != nil {
		o.do()
		o.do = nil
	}
	return o.rest.Read(p)
}

// 16 writers increment one value with its tag: no increment is lost.
func TestDigestUnderManyWriters(t *testing.T) {
	const writers, changes = 16, 20
	s := &settings{stored: &setting{Key: "a"}}
	var done sync.WaitGroup
	for range writers {
		done.Add(1)
		go func() {
			defer done.Done()
			for made := 0; made < changes; {
				loaded, _ := s.Load(nil)
				seen := loaded.(*setting)
				switch w := s.patch(settingETag(seen), fmt.Sprintf(`{"value":%q}`, seen.Value+"x"), nil); w.Code {
				case http.StatusOK:
					made++
				case http.StatusPreconditionFailed:
				default:
					t.Errorf("status %d: %s", w.Code, w.Body)
					return
				}
			}
		}()
	}
	done.Wait()
	if got := len(s.stored.Value); got != writers*changes {
		t.Errorf("%d changes are stored, want %d", got, writers*changes)
	}
}

// A store that refuses a write although the state is the same contradicts itself the
// second time in a row. A change from A to B and back to A is a race.
func TestDigestRefusedForGood(t *testing.T) {
	refuseFirst := func(n int) func() error {
		return func() error {
			if n--; n >= 0 {
				return fmt.Errorf("no: %w", errSettingConflict)
			}
			return nil
		}
	}
	tests := []struct {
		name          string
		store         *settings
		status        int
		updates, told int
	}{
		{"never", &settings{}, 200, 1, 0},
		{"once: it was another in between", &settings{refuse: refuseFirst(1)}, 200, 2, 0},
		{"twice in a row", &settings{refuse: refuseFirst(2)}, 500, 2, 1},
		{"always", &settings{refuse: refuseFirst(1000)}, 500, 2, 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var told []error
			test.store.stored = &setting{Key: "a", Value: "A"}
			w := test.store.patch("*", `{"tags":["x"]}`, &told)
			if w.Code != test.status || test.store.updates != test.updates || len(told) != test.told {
				t.Errorf("status %d after %d calls of Update, OnError was told %v; want %d after %d and %d errors", w.Code, test.store.updates, told, test.status, test.updates, test.told)
			}
		})
	}
}

// Each time, another request wins and restores an earlier state: each is a race, and not
// a contradiction.
func TestDigestRacesAreNoContradiction(t *testing.T) {
	s := &settings{stored: &setting{Key: "a", Value: "A"}}
	turn := 0
	s.before = func() {
		if turn++; turn <= 6 {
			s.set([]string{"A", "B"}[turn%2])
		}
	}
	var told []error
	if w := s.patch("*", `{"tags":["x"]}`, &told); w.Code != http.StatusOK || len(told) > 0 {
		t.Errorf("status %d, OnError was told %v: %s", w.Code, told, w.Body)
	}
	if s.stored.Tags == nil || s.updates != 7 {
		t.Errorf("%+v is stored after %d calls of Update", s.stored, s.updates)
	}
}

// The tag in the response to a write matches the bytes of the response.
func TestDigestOfAReplyIsOfItsBytes(t *testing.T) {
	s := &settings{stored: &setting{Key: "a", Value: "A"}}
	w := s.patch(settingETag(s.stored), `{"value":"<é>"}`, nil)
	if want := string(appendSettingTagOf(nil, w.Body.Bytes(), nil)); w.Code != 200 || w.Header().Get("Etag") != want {
		t.Errorf("status %d, tag %s, want that of the body, %s", w.Code, w.Header().Get("Etag"), want)
	}
}

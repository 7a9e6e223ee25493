package writes

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// collate is what a collation of MySQL and of SQL Server compares: neither case,
// accents and forms of Unicode nor blanks at the end.
func collate(name string) string {
	return strings.NewReplacer("á", "a", "a\u0301", "a", "ａ", "a").Replace(strings.TrimRight(strings.ToLower(name), " "))
}

// blindUsers compares names by a collation, as many databases do, and replaces the row
// that it finds.
type blindUsers struct {
	rows    map[string]*User
	changes int
}

func (s *blindUsers) GetUser(_ context.Context, name string) (*User, error) {
	if u := s.rows[collate(name)]; u != nil {
		return u, nil
	}
	return nil, ErrUserNotFound
}

func (s *blindUsers) put(u *User) (*User, error) {
	s.changes++
	u.Version++
	s.rows[collate(u.Name)] = u
	return u, nil
}

func (s *blindUsers) ListUsers(context.Context, UserQuery) (UserPage, error)        { return UserPage{}, nil }
func (s *blindUsers) CreateUser(_ context.Context, u *User) (*User, error)          { return s.put(u) }
func (s *blindUsers) UpdateUser(_ context.Context, u *User, _ int64) (*User, error) { return s.put(u) }
func (s *blindUsers) DeleteUser(_ context.Context, name string, _ int64) error {
	s.changes++
	delete(s.rows, collate(name))
	return nil
}

// blindMembers finds the members of an organisation in the same way.
type blindMembers struct {
	rows    map[int]*Member
	changes int
}

func (s *blindMembers) GetMember(_ context.Context, org string, number int) (*Member, error) {
	if m := s.rows[number]; m != nil && collate(m.Org) == collate(org) {
		return m, nil
	}
	return nil, ErrMemberNotFound
}

func (s *blindMembers) ListMembers(_ context.Context, q MemberQuery) (MemberPage, error) {
	var page MemberPage
	for _, m := range s.rows {
		if collate(m.Org) == collate(q.Org) {
			page.Items = append(page.Items, m)
		}
	}
	return page, nil
}

func (s *blindMembers) CreateMember(_ context.Context, m *Member) (*Member, error) {
	s.changes++
	m.Org, m.Version = strings.ToLower(m.Org), 1
	return m, nil
}

func (s *blindMembers) UpdateMember(_ context.Context, m *Member, _ int64) (*Member, error) {
	s.changes++
	return m, nil
}

func (s *blindMembers) DeleteMember(context.Context, string, int, int64) error {
	s.changes++
	return nil
}

func TestDatabaseWithoutCase(t *testing.T) {
	for _, path := range []string{
		"/users/ADMIN", "/users/Admin", "/users/admin%20", "/users/%C3%A1dmin", "/users/a%CC%81dmin", "/users/%EF%BD%81dmin",
		"/orgs/ACME/members/7", "/orgs/acme%20/members/7", "/orgs/%C3%A1cme/members/7",
	} {
		for _, method := range []string{"GET", "HEAD", "PUT", "PATCH", "DELETE"} {
			for _, header := range []http.Header{{}, {"If-Match": {"*"}}, {"If-None-Match": {"*"}}, {"If-None-Match": {`"x"`}}} {
				users := &blindUsers{rows: map[string]*User{"admin": {Name: "admin", Version: 1, Mail: "root@example.com"}}}
				members := &blindMembers{rows: map[int]*Member{7: {Org: "acme", Number: 7, Version: 1, Mail: "a@acme.example"}}}
				mux := http.NewServeMux()
				(&UserHandler{Store: users}).Register(mux)
				(&MemberHandler{Store: members}).Register(mux)
				w, r := httptest.NewRecorder(), httptest.NewRequest(method, path, strings.NewReader(`{"mail":"me@example.com"}`))
				r.Header = header.Clone()
				r.Header.Set("Content-Type", map[string]string{"PUT": "application/json", "PATCH": "application/merge-patch+json"}[method])
				mux.ServeHTTP(w, r)
				if w.Code != 404 || users.changes+members.changes != 0 || w.Header()["Etag"] != nil || strings.Contains(w.Body.String(), "root@") {
					t.Errorf("%s %s %v: %d, %d changes: %v %s", method, path, header, w.Code, users.changes+members.changes, w.Header(), w.Body)
				}
			}
		}
	}
}

// A list does not contain rows with another path, and a created row gets the path of the
// list.
func TestListOfAnotherSpelling(t *testing.T) {
	members := &blindMembers{rows: map[int]*Member{7: {Org: "acme", Number: 7, Version: 1}}}
	told := 0
	mux := http.NewServeMux()
	(&MemberHandler{Store: members, OnError: func(*http.Request, error) { told++ }}).Register(mux)
	for _, test := range []struct {
		method, path, body string
		status, told       int
	}{
		{"GET", "/orgs/acme/members", "", 200, 0},
		{"GET", "/orgs/ACME/members", "", 404, 0},
		{"GET", "/orgs/other/members", "", 200, 0},
		{"POST", "/orgs/acme/members", `{"number":8}`, 201, 0},
		{"POST", "/orgs/ACME/members", `{"number":9}`, 500, 1},
	} {
		told = 0
		w, r := httptest.NewRecorder(), httptest.NewRequest(test.method, test.path, strings.NewReader(test.body))
		r.Header.Set("Content-Type", "application/json")
		mux.ServeHTTP(w, r)
		if w.Code != test.status || told != test.told {
			t.Errorf("%s %s: %d, told %d: %s", test.method, test.path, w.Code, told, w.Body)
		}
	}
}

// An item that was created under another spelling of a list's path does not break the
// list for others.
func TestItemOfAnotherSpellingInAList(t *testing.T) {
	own, foreign := &Member{Org: "acme", Number: 7, Version: 1}, &Member{Org: "ACME", Number: 8, Version: 1}
	members := &blindMembers{rows: map[int]*Member{7: own, 8: foreign}}
	mux := http.NewServeMux()
	(&MemberHandler{Store: members}).Register(mux)
	for path, number := range map[string]string{"/orgs/acme/members": `"number":7`, "/orgs/ACME/members": `"number":8`} {
		w := httptest.NewRecorder()
		mux.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
		if w.Code != 200 || strings.Count(w.Body.String(), `"number"`) != 1 || !strings.Contains(w.Body.String(), number) {
			t.Errorf("%s: %d %s", path, w.Code, w.Body)
		}
	}
}

func TestIDsThatAreTooLong(t *testing.T) {
	users := &blindUsers{rows: map[string]*User{}}
	mux := http.NewServeMux()
	(&UserHandler{Store: users}).Register(mux)
	for n, found := range map[int]bool{1024: true, 1025: false, 400_000: false} {
		name := strings.Repeat("x", n)
		w, r := httptest.NewRecorder(), httptest.NewRequest("POST", "/users", strings.NewReader(`{"name":"`+name+`"}`))
		r.Header.Set("Content-Type", "application/json")
		mux.ServeHTTP(w, r)
		if want := map[bool]int{true: 201, false: 422}[found]; w.Code != want {
			t.Errorf("POST of an id of %d bytes: %d", n, w.Code)
		}
		w = httptest.NewRecorder()
		mux.ServeHTTP(w, httptest.NewRequest("GET", "/users/"+name, nil))
		if want := map[bool]int{true: 200, false: 404}[found]; w.Code != want {
			t.Errorf("GET of an id of %d bytes: %d", n, w.Code)
		}
		w, r = httptest.NewRecorder(), httptest.NewRequest("PUT", "/users/"+name+"y", strings.NewReader(`{}`))
		r.Header = http.Header{"Content-Type": {"application/json"}, "If-None-Match": {"*"}}
		mux.ServeHTTP(w, r)
		if w.Code != 404 {
			t.Errorf("PUT of an id of %d bytes: %d", n+1, w.Code)
		}
	}
}

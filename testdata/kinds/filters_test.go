package kinds

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"
)

// asked records what reaches a store.
type asked struct {
	AlarmStore
	got   []Level
	query AlarmQuery
}

func (s *asked) GetAlarm(_ context.Context, level Level) (*Alarm, error) {
	s.got = append(s.got, level)
	return nil, ErrAlarmNotFound
}

func (s *asked) ListAlarms(_ context.Context, q AlarmQuery) (AlarmPage, error) {
	s.query = q
	return AlarmPage{}, nil
}

// The text methods of a type read it in a query and in a path. A text that they reject
// never reaches the store.
func TestTextMethodsReadQueriesAndPaths(t *testing.T) {
	for target, status := range map[string]int{
		"/alarms?level=high":         200,
		"/alarms?level=2":            400,
		"/alarms?level=":             400,
		"/alarms?to=a%40example.com": 200,
		"/alarms?to=nobody":          400,
		"/alarms/high":               404,
		"/alarms/2":                  404,
		"/alarms/HIGH":               404,
	} {
		store := &asked{}
		mux := http.NewServeMux()
		(&AlarmHandler{Store: store}).Register(mux)
		w := httptest.NewRecorder()
		mux.ServeHTTP(w, httptest.NewRequest(http.MethodGet, target, nil))
		if w.Code != status {
			t.Errorf("%s: %d, want %d: %s", target, w.Code, status, w.Body)
		}
		if found := len(store.got) > 0; found != (target == "/alarms/high") {
			t.Errorf("%s: the store was asked for %v", target, store.got)
		}
		if target == "/alarms?level=high" && (store.query.Level == nil || *store.query.Level != High) {
			t.Errorf("%s: the store was asked with %+v", target, store.query)
		}
	}
}

// weighed is a store of specimens of which a test only reads pages.
type weighed struct {
	SpecimenStore
	queries []SpecimenQuery
}

func (s *weighed) StatSpecimens(context.Context, SpecimenQuery) (SpecimenListStat, error) {
	return SpecimenListStat{}, nil
}

func (s *weighed) ListSpecimens(_ context.Context, q SpecimenQuery) (SpecimenPage, error) {
	s.queries = append(s.queries, q)
	return SpecimenPage{}, nil
}

// The checks of JSON also apply to queries.
func TestQueriesTakeWhatJSONTakes(t *testing.T) {
	for query, status := range map[string]int{
		"weight=1.5e3":                     200,
		"weight=-7":                        200,
		"weight=abc":                       400,
		"weight=":                          400,
		"weight=0x10":                      400,
		"weight=01":                        400,
		"weight=NaN":                       400,
		"weight=null":                      400,
		"handle=oak":                       200,
		"handle=Oak":                       400,
		"parent=0123456789abcdef01234567":  200,
		"parent=0123456789ABCDEF01234567":  200,
		"parent=0123456789abcdef012345678": 400,
		"parent=oak":                       400,
	} {
		store := &weighed{}
		mux := http.NewServeMux()
		(&SpecimenHandler{Store: store}).Register(mux)
		w := httptest.NewRecorder()
		mux.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/specimens?"+query, nil))
		if w.Code != status || (len(store.queries) > 0) != (status == 200) {
			t.Errorf("%s: %d, want %d, and the store was asked for %+v: %s", query, w.Code, status, store.queries, w.Body)
		}
	}
}

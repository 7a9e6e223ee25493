package writes

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

type reports map[string]*Report

func (s reports) GetReport(_ context.Context, id string) (*Report, error) {
	if r := s[id]; r != nil {
		return r, nil
	}
	return nil, ErrReportNotFound
}

func (s reports) ListReports(context.Context, ReportQuery) (ReportPage, error) {
	return ReportPage{}, nil
}

func (s reports) CreateReport(_ context.Context, r *Report) (*Report, error) {
	r.Version = 1
	s[r.ID] = r
	return r, nil
}

func (s reports) UpdateReport(_ context.Context, r *Report, version int64) (*Report, error) {
	r.Version = version + 1
	s[r.ID] = r
	return r, nil
}

// Read-only values below a named field keep the stored value, whatever a client sends.
func TestReadOnlyBelowNamedFields(t *testing.T) {
	const forged = `{"title":"new","plain":{"by":"me","note":"a","likes":9},"ptr":{"by":"me","note":"b","likes":9},"deep":{"in":{"by":"me","note":"c","likes":9}}}`
	full := func() *Report {
		r := &Report{ID: "1", Version: 1, Plain: Audit{By: "them", Likes: 7}, Ptr: &Audit{By: "them", Likes: 7}}
		r.Deep.In = &Audit{By: "them", Likes: 7}
		return r
	}
	tests := []struct {
		name, method, path, line, body string
		stored                         *Report
		status                         int
		by                             string
	}{
		{"PUT", "PUT", "/reports/1", "If-Match", forged, full(), 200, "them"},
		{"PATCH", "PATCH", "/reports/1", "If-Match", forged, full(), 200, "them"},
		{"PATCH of the field alone", "PATCH", "/reports/1", "If-Match", `{"plain":{"by":"me"},"ptr":{"by":"me"},"deep":{"in":{"by":null}}}`, full(), 200, "them"},
		{"PUT where there was none", "PUT", "/reports/1", "If-Match", forged, &Report{ID: "1"}, 200, ""},
		{"PATCH where there was none", "PATCH", "/reports/1", "If-Match", forged, &Report{ID: "1"}, 200, ""},
		{"PUT that creates", "PUT", "/reports/1", "If-None-Match", forged, nil, 201, ""},
		{"POST", "POST", "/reports", "", `{"id":"1",` + forged[1:], nil, 201, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := reports{}
			if test.stored != nil {
				s["1"] = test.stored
			}
			mux := http.NewServeMux()
			(&ReportHandler{Store: s}).Register(mux)
			w, r := httptest.NewRecorder(), httptest.NewRequest(test.method, test.path, strings.NewReader(test.body))
			r.Header.Set("Content-Type", "application/json")
			if test.method == "PATCH" {
				r.Header.Set("Content-Type", "application/merge-patch+json")
			}
			if test.line != "" {
				r.Header.Set(test.line, "*")
			}
			mux.ServeHTTP(w, r)
			got := s["1"]
			if w.Code != test.status || got.Plain.By != test.by || got.Ptr.By != test.by || got.Deep.In.By != test.by {
				text, _ := json.Marshal(got)
				t.Errorf("%d, stored %s, want %d by %q: %s", w.Code, text, test.status, test.by, w.Body)
			}
			likes := map[string]int{"them": 7}[test.by]
			if got.Plain.Likes != likes || got.Ptr.Likes != likes || got.Deep.In.Likes != likes {
				t.Errorf("what is derived is not %d: %s", likes, w.Body)
			}
			if strings.Contains(test.body, `"note"`) && (got.Plain.Note != "a" || got.Ptr.Note != "b" || got.Deep.In.Note != "c") {
				t.Errorf("what is not read-only was lost: %s", w.Body)
			}
		})
	}
}

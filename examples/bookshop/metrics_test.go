package main

import (
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"testing"

	dto "github.com/prometheus/client_model/go"
	"github.com/prometheus/common/expfmt"
	"github.com/prometheus/common/model"
)

// families returns the metrics at /metrics.
func families(t *testing.T, url string) map[string]*dto.MetricFamily {
	t.Helper()
	response, err := http.Get(url + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	parser := expfmt.NewTextParser(model.UTF8Validation)
	found, err := parser.TextToMetricFamilies(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// requestsCounted returns how many requests /metrics has, by "route op status field".
func requestsCounted(t *testing.T, url string) map[string]int {
	t.Helper()
	counted := map[string]int{}
	for _, m := range families(t, url)["bookshop_requests_total"].GetMetric() {
		labels := map[string]string{}
		for _, l := range m.GetLabel() {
			labels[l.GetName()] = l.GetValue()
		}
		counted[fmt.Sprintln(labels["route"], labels["op"], labels["status"], labels["field"])] = int(m.GetCounter().GetValue())
	}
	trimmed := map[string]int{}
	for k, n := range counted {
		trimmed[strings.TrimSuffix(k, "\n")] = n
	}
	return trimmed
}

// Many clients concurrently send requests of all kinds: each is counted once, with
// its bytes.
func TestMetricsAreThoseOfTheRequestsSent(t *testing.T) {
	url, _, logged := serviceLogging(t, slog.LevelInfo)
	first, text := do(t, "GET", url+"/books/2")
	const clients, each = 8, 5
	var wg sync.WaitGroup
	for range clients {
		wg.Go(func() {
			for range each {
				do(t, "GET", url+"/books/2", "If-None-Match", first.Header.Get("ETag"))
				do(t, "GET", url+"/authors/nobody")
				do(t, "DELETE", url+"/books/2")
				send(t, "PUT", url+"/books/2", `{}`, "If-Match", `"other"`)
			}
		})
	}
	wg.Wait()
	want := map[string]int{
		"/books/{id} get 200 ":              1,
		"/books/{id} get 304 If-None-Match": clients * each,
		"/authors/{slug} get 404 ":          clients * each,
		"/books/{id} delete 428 If-Match":   clients * each,
		"/books/{id} put 412 If-Match":      clients * each,
	}
	got := requestsCounted(t, url)
	for kind, n := range want {
		if got[kind] != n {
			t.Errorf("%q: %d were counted, %d sent", kind, got[kind], n)
		}
		delete(got, kind)
	}
	if len(got) > 0 {
		t.Errorf("counted, but not sent: %v", got)
	}
	if lines := strings.Count(logged.String(), "msg=request"); lines != 1+4*clients*each {
		t.Errorf("%d requests were logged, %d sent", lines, 1+4*clients*each)
	}
	if !strings.Contains(logged.String(), "op=get status=304 bytes=0 decided_by=If-None-Match") {
		t.Errorf("the log does not name the field that decided:\n%.500s", logged)
	}
	for _, m := range families(t, url)["bookshop_response_bytes_total"].GetMetric() {
		if m.GetLabel()[0].GetValue() == "get" && m.GetLabel()[1].GetValue() == "/books/{id}" && int(m.GetCounter().GetValue()) != len(text) {
			t.Errorf("%v bytes of books were counted, %d sent", m.GetCounter().GetValue(), len(text))
		}
	}
}

package generator

import (
	"context"
	"os"
	"runtime/pprof"
	"testing"
)

func TestZZProf(t *testing.T) {
	f, _ := os.Create(os.Getenv("PROF"))
	pprof.StartCPUProfile(f)
	p, err := Generate(context.Background(), Config{Dir: os.Getenv("PDIR"), Tests: true})
	pprof.StopCPUProfile()
	t.Log(err)
	if p != nil {
		t.Log(len(p.Diagnostics), len(p.Files))
		if len(p.Diagnostics) > 0 { t.Log(p.Diagnostics[0]) }
	}
}

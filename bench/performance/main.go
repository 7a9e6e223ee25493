// Command performance measures etagen beside others, and writes what it has seen to
// docs/performance.md: ratios, for times are those of one machine.
//
//	cd bench && go run ./performance
package main

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	rounds := flag.Int("rounds", 9, "how often each contender has its turn")
	handlers := flag.Bool("handlers", false, "measure handlers alone, and write the page without generators")
	docs := flag.String("docs", filepath.Join("..", "docs"), "folder to write to")
	flag.Parse()
	if done, err := act(flag.Args()); done {
		exit(err)
	}
	served, err := measureServing(*rounds)
	if err != nil {
		exit(err)
	}
	if *handlers {
		exit(report{served: served}.write(*docs))
	}
	dir, err := os.MkdirTemp("", "performance")
	if err != nil {
		exit(err)
	}
	b, err := newBed(dir, *rounds)
	if err == nil {
		r := report{served: served, generated: b.goals()}
		if r.compiled, err = compiled(filepath.Join(dir, "compiled"), b.binary, 100, max(1, *rounds/3)); err != nil {
			exit(err)
		}
		if err = r.write(*docs); err == nil { // what follows installs others, which takes a while
			r.generated = append(r.generated, b.peers()...)
			err = r.write(*docs)
		}
	}
	_ = os.RemoveAll(dir)
	exit(err)
}

// write writes the page and its chart.
func (r report) write(docs string) error {
	return cmp.Or(
		os.WriteFile(filepath.Join(docs, "performance.md"), []byte(r.markdown()), 0o666),
		os.WriteFile(filepath.Join(docs, "performance.svg"), []byte(r.chart()), 0o666),
	)
}

// exit ends the program, with what went wrong if something did.
func exit(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "performance:", err)
		os.Exit(1)
	}
	os.Exit(0)
}

// Command performance compares etagen with other handlers and generators, and writes the
// results to docs/performance.md. They are ratios, because times depend on the machine.
//
//	cd bench && go run ./performance
package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

func main() {
	rounds := flag.Int("rounds", 9, "how often each contender has its turn")
	short := flag.Bool("short", false, "one round of few resources, to see that all is right; writes nothing unless docs is given")
	handlers := flag.Bool("handlers", false, "measure handlers alone, and write a page without generators")
	docs := flag.String("docs", "", "folder to write to (default ../docs)")
	flag.Parse()
	done, err := act(flag.Args())
	if !done {
		err = measure(*rounds, *short, *handlers, *docs)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "performance:", err)
		os.Exit(1)
	}
}

// measure measures everything, and writes the page. It fails if a figure is missing.
func measure(rounds int, short, handlers bool, docs string) (err error) {
	dir, err := os.MkdirTemp("", "performance")
	if err != nil {
		return fmt.Errorf("making a folder for what is measured: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	all := sizes{1, 100, 1000}
	if short {
		rounds, all, docs = 1, sizes{1, 10, 20}, cmp.Or(docs, dir)
	}
	r := &report{}
	if r.served, err = serve(dir, rounds); err != nil {
		return err
	}
	if !handlers {
		b, err := newBed(dir, rounds, all)
		if err != nil {
			return err
		}
		if r.generated, err = b.goals(); err != nil {
			return err
		}
		say("compiling")
		if r.compiled, err = compiled(filepath.Join(dir, "compiled"), b.etagen, all.many, max(1, rounds/3)); err != nil {
			return err
		}
		if r.contests, err = b.contests(); err != nil {
			return err
		}
	}
	if err := r.write(cmp.Or(docs, filepath.Join("..", "docs"))); err != nil {
		return err
	}
	return r.complete()
}

// write writes the page and its chart.
func (r *report) write(docs string) error {
	return errors.Join(
		os.WriteFile(filepath.Join(docs, "performance.md"), []byte(r.markdown()), 0o666),
		os.WriteFile(filepath.Join(docs, "performance.svg"), []byte(r.chart()), 0o666),
	)
}

// say prints the progress of the run.
func say(what string) {
	fmt.Fprintf(os.Stderr, "%s %s\n", time.Now().Format(time.TimeOnly), what)
}

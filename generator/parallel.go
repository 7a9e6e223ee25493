package generator

import (
	"runtime"
	"sync"
)

// each calls do with 0 to n-1, several at a time, and tells how far it is. The
// order is not known: do keeps its result by its number.
func (r *run) each(stage string, n int, do func(i int)) {
	next := make(chan int)
	done := make(chan struct{}, n)
	var workers sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for i := range next {
				do(i)
				done <- struct{}{}
			}
		})
	}
	go func() {
		for i := range n {
			next <- i
		}
		close(next)
	}()
	r.progress(stage, 0, n)
	for i := range n {
		<-done
		r.progress(stage, i+1, n)
	}
	workers.Wait()
}

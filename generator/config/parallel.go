package config

import (
	"runtime"
	"sync"
)

// Each calls do with 0 to n-1, several at a time, and reports progress. The order is not
// defined, so do must store its result by index.
func (c *Config) Each(stage string, n int, do func(i int)) {
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
	c.Report(stage, 0, n)
	for i := range n {
		<-done
		c.Report(stage, i+1, n)
	}
	workers.Wait()
}

package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
)

// machine says what this was measured on.
func machine() string {
	return fmt.Sprintf("%s, %d processors, %s/%s", processor(), runtime.NumCPU(), runtime.GOOS, runtime.GOARCH)
}

// processor is the name of the processor, where the system gives it.
func processor() string {
	info, _ := os.ReadFile("/proc/cpuinfo") // there is none but in Linux
	_, after, found := strings.Cut(string(info), "model name")
	if !found {
		return "a processor without a name"
	}
	name, _, _ := strings.Cut(after, "\n")
	return strings.Trim(name, "\t :")
}

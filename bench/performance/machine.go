package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
)

// machine describes the machine of this measurement.
func machine() string {
	return fmt.Sprintf("%s, %d processors, %s/%s", processor(), runtime.NumCPU(), runtime.GOOS, runtime.GOARCH)
}

// processor returns the name of the processor if the system reports it.
func processor() string {
	info, _ := os.ReadFile("/proc/cpuinfo") // only Linux has it
	_, after, found := strings.Cut(string(info), "model name")
	if !found {
		return "a processor without a name"
	}
	name, _, _ := strings.Cut(after, "\n")
	return strings.Trim(name, "\t :")
}

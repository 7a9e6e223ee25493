package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/etagen/etagen/generator"
)

// workingDir returns the absolute path of the folder of -C.
func workingDir(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("finding the current directory: %w", err)
	}
	info, err := os.Stat(abs)
	if err != nil {
		return "", fmt.Errorf("running in %s: %w", dir, err)
	}
	if !info.IsDir() {
		return "", fmt.Errorf("running in %s: it is not a folder", dir)
	}
	return abs, nil
}

// readHeader reads the file of --header. Its path is relative to dir.
func readHeader(dir, path string) (string, error) {
	if path == "" {
		return "", nil
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(dir, path)
	}
	text, err := generator.ReadFile(path)
	if err != nil {
		return "", fmt.Errorf("reading the header: %w", err)
	}
	return string(text), nil
}

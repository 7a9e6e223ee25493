package memo

import (
	"bufio"
	"cmp"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

const (
	extension = ".memo"
	maxFolder = 64 << 20 // bytes in all files together
	beginning = 32 << 10 // bytes at the start of a program, in which the go command, too, looks for its build ID
)

// A Folder holds what is kept for one program. Use the zero value to store nothing.
type Folder struct{ dir, program string }

// In returns the folder at a path for the running program. It returns the zero Folder,
// which keeps nothing, if the path is empty or the program cannot be identified.
func In(dir string) Folder {
	program, err := program()
	if err != nil || dir == "" {
		return Folder{}
	}
	return Folder{dir, program}
}

// program identifies the running program by the text that the linker has written at its
// start, its size and its modification time.
func program() (string, error) {
	path, err := os.Executable()
	if err != nil {
		return "", err
	}
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return "", err
	}
	start := make([]byte, min(beginning, info.Size()))
	if _, err := io.ReadFull(f, start); err != nil {
		return "", err
	}
	return fmt.Sprintf("%x %d %d", sha256.Sum256(start), info.Size(), info.ModTime().UnixNano()), nil
}

// write writes a file of the folder atomically, with the content of a known size that
// writeTo writes. It removes the oldest files if the folder gets too large.
func write(path string, size int, writeTo func(io.Writer) error) {
	dir := filepath.Dir(path)
	if os.MkdirAll(dir, 0o700) != nil {
		return
	}
	grows := true
	if info, err := os.Lstat(path); err == nil {
		grows = info.Size() < int64(size) // the folder does not get larger otherwise
	}
	f, err := os.CreateTemp(dir, "*"+extension+".tmp")
	if err != nil {
		return
	}
	buffered := bufio.NewWriterSize(f, min(size, 64<<10))
	err = cmp.Or(writeTo(buffered), buffered.Flush())
	if err = cmp.Or(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
		return
	}
	if grows {
		trim(dir)
	}
}

// trim removes the oldest files until the folder is small enough. It also removes
// temporary files of killed runs.
func trim(dir string) {
	entries, _ := os.ReadDir(dir)
	var ours []fs.FileInfo
	total := int64(0)
	for _, e := range entries {
		info, err := e.Info()
		if err == nil && info.Mode().IsRegular() && strings.Contains(e.Name(), extension) {
			ours = append(ours, info)
			total += info.Size()
		}
	}
	slices.SortFunc(ours, func(a, b fs.FileInfo) int { return a.ModTime().Compare(b.ModTime()) })
	for _, info := range ours {
		if total <= maxFolder {
			return
		}
		os.Remove(filepath.Join(dir, info.Name()))
		total -= info.Size()
	}
}

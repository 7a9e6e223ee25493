//go:build !linux

package main

import (
	"errors"
	"os"
)

// dropPrivileges does nothing: only on Linux do tests run as root, in containers.
func dropPrivileges() error {
	if os.Geteuid() == 0 {
		return errors.New("run the tests as another user than root")
	}
	return nil
}

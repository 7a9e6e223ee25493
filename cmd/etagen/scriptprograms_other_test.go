//go:build !linux

package main

import (
	"errors"
	"os"
)

// dropPrivileges is for Linux, where tests run as root in containers.
func dropPrivileges() error {
	if os.Geteuid() == 0 {
		return errors.New("run the tests as another user than root")
	}
	return nil
}

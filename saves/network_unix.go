//go:build linux || darwin

package saves

import (
	"path/filepath"
	"syscall"
)

// onNetwork reports whether a file's folder lies on another machine, where the
// shared memory of a write-ahead log does not work.
func onNetwork(path string) bool {
	var s syscall.Statfs_t
	if err := syscall.Statfs(filepath.Dir(path), &s); err != nil {
		return false
	}
	return remote(&s)
}

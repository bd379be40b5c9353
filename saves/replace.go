package saves

import (
	"fmt"
	"os"
	"time"
)

// Replace moves a file to where another may lie. Windows refuses that while anybody has the other one open: a virus scanner, or an import of the folder,
// is soon done with it, so that it tries again for a second and a half before it says so.
func Replace(from, to string) error {
	for wait := 25 * time.Millisecond; ; wait *= 2 {
		err := os.Rename(from, to)
		if err == nil || !isWindows(err, 5, 32, 33) { // access denied, sharing violation, lock violation
			return err
		}
		if wait > time.Second {
			return fmt.Errorf("it may not be changed, or is open in another program: %w", err)
		}
		time.Sleep(wait) //nolint:forbidigo // for another program, which does not tell when it is done
	}
}

package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"downtime/cmd/downtime/room"
	"downtime/cmd/downtime/ui"
	"downtime/saves"
	"downtime/saves/handin"
)

// folderFor is where hand-ins go: as asked for, else beside the session's file if that can be written to, else here, else beside the profiles, where
// they stay until somebody fetches them.
func folderFor(out, session string) string {
	if out != "" {
		return out
	}
	for _, dir := range []string{filepath.Dir(session), "."} {
		if writable(dir) == nil {
			return dir
		}
	}
	return saves.Dir()
}

// stays says of a hand-in beside the profiles how it gets to the instructor; "" of any other.
func stays(dir, profile string) string {
	if dir != saves.Dir() {
		return ""
	}
	return fmt.Sprintf(". It stays on this machine; as text or QR codes it goes out with downtime --profile %q handin --text, or --qr", strings.TrimSuffix(filepath.Base(profile), ".db"))
}

// writable tries to make a file in a folder.
func writable(dir string) error {
	f, err := os.CreateTemp(dir, ".downtime-*.part")
	if err != nil {
		return err
	}
	_, err = f.Write(make([]byte, 4096))
	return errors.Join(err, f.Close(), os.Remove(f.Name()))
}

// handRoomIn writes the hand-in of a room and says where it is.
func (o *options) handRoomIn(ctx context.Context, r *room.Room, profile string) error {
	db, err := saves.OpenReader(ctx, profile)
	if err != nil {
		return err
	}
	defer db.Close()
	path, err := o.roomHandin(ctx, db, r, profile)
	if err == nil && path != "" {
		fmt.Println(ui.Wrap(fmt.Sprintf("Handed in: %s%s.", path, stays(r.Folder, profile)), terminalWide()))
	}
	return err
}

// roomHandin writes what was played in a session, in the place of what this machine wrote before; "" if nothing was played. While nothing is told
// yet it is written packed, so that nobody reads the score in it by opening it: that is no encryption.
func (o *options) roomHandin(ctx context.Context, db *saves.DB, r *room.Room, profile string) (string, error) {
	f, _, err := o.collected(ctx, db, &handing{id: r.Learner, observer: r.Observer})
	if err != nil || len(f.Runs) == 0 && len(f.Goes) == 0 && len(f.Answers) == 0 {
		return "", err
	}
	f.Header.Session = r.Session.Code
	key, err := handin.Key(filepath.Dir(profile))
	if err != nil {
		return "", err
	}
	runs, err := db.List(ctx)
	if err != nil {
		return "", err
	}
	for n := 1; n < 100; n++ {
		path := filepath.Join(r.Folder, r.Session.Code+"-"+r.Learner+".handin")
		if n > 1 {
			path = filepath.Join(r.Folder, fmt.Sprintf("%s-%s-%d.handin", r.Session.Code, r.Learner, n))
		}
		if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
			if old, err := handin.Read(path); err != nil || old.Changed || !old.SignedBy(key) {
				continue // another machine's, or changed since: it may hold what this one has not
			}
		}
		if r.Silent(runs) {
			return path, f.WritePacked(path, key)
		}
		return path, f.Write(path, key)
	}
	return "", fmt.Errorf("hand in: %s holds too many hand-ins of %s", r.Folder, r.Learner)
}

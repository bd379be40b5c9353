// Package lock owns the passphrase of a profile: while one is set, this program shows nothing of the profile without it.
//
// It is a refusal, not encryption: the data lie readable in the file for whoever has other tools, and every sentence about it says so. It may import
// saves; never a screen.
package lock

import (
	"context"
	"crypto/pbkdf2"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"fmt"
	"unicode/utf8"

	"downtime/saves"
)

// setting is where the lock lies in a profile.
const setting = "lock"

// rounds make each guess cost about a fifth of a second (OWASP's advice for PBKDF2 with SHA-256, 2023).
const rounds = 600_000

// kept is a lock as it is stored.
type kept struct {
	Salt   string `json:"salt"`
	Hash   string `json:"hash"`
	Rounds int    `json:"rounds"`
}

// NotEncryption is said wherever a profile is locked.
const NotEncryption = "Locked means that this program shows nothing of the profile without its passphrase. It is not encryption: the file itself can be read with other tools."

// LockedError says that a profile is locked and that the passphrase was not given, or was wrong.
type LockedError struct{ Name, Why string }

func (e *LockedError) Error() string {
	return fmt.Sprintf("the profile %s is locked, and %s", e.Name, e.Why)
}

func hash(passphrase string, k kept) ([]byte, error) {
	salt, err := hex.DecodeString(k.Salt)
	if err != nil {
		return nil, fmt.Errorf("read lock: %w", err)
	}
	return pbkdf2.Key(sha256.New, passphrase, salt, max(k.Rounds, 1), 32)
}

// Set locks a profile with a passphrase of eight characters or more.
func Set(ctx context.Context, db *saves.DB, passphrase string) error {
	if utf8.RuneCountInString(passphrase) < 8 {
		return fmt.Errorf("a passphrase has eight characters or more")
	}
	var salt [16]byte
	rand.Read(salt[:]) // never fails
	k := kept{Salt: hex.EncodeToString(salt[:]), Rounds: rounds}
	sum, err := hash(passphrase, k)
	if err != nil {
		return err
	}
	k.Hash = hex.EncodeToString(sum)
	return db.SetSetting(ctx, setting, k)
}

// Remove takes the lock away.
func Remove(ctx context.Context, db *saves.DB) error { return db.SetSetting(ctx, setting, kept{}) }

// Locked reports whether a profile has a lock.
func Locked(ctx context.Context, db *saves.DB) (bool, error) {
	var k kept
	set, err := db.Setting(ctx, setting, &k)
	return set && k.Hash != "", err
}

// Admit is nil if the profile has no lock, or the passphrase opens it; a *LockedError otherwise.
func Admit(ctx context.Context, db *saves.DB, passphrase string) error {
	var k kept
	set, err := db.Setting(ctx, setting, &k)
	if err != nil || !set || k.Hash == "" {
		return err
	}
	name := db.Profile().Name
	if passphrase == "" {
		return &LockedError{name, "its passphrase was not given (downtime --profile with its name asks for it in a terminal; elsewhere DOWNTIME_PASSPHRASE may hold it)"}
	}
	sum, err := hash(passphrase, k)
	if err != nil {
		return err
	}
	want, err := hex.DecodeString(k.Hash)
	if err != nil {
		return fmt.Errorf("read lock: %w", err)
	}
	if subtle.ConstantTimeCompare(sum, want) != 1 {
		return &LockedError{name, "that is not its passphrase"}
	}
	return nil
}

package handin

import (
	"crypto/ed25519"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"downtime/saves"
)

// keyFile lies beside the profiles: it is the machine's, not a person's.
const keyFile = "handin.key"

// Key reads the key of this machine out of a folder, and makes it there the first time. Programs that make it at the same time come to the same one.
func Key(dir string) (ed25519.PrivateKey, error) {
	path := filepath.Join(dir, keyFile)
	if key, err := readKey(path); !errors.Is(err, fs.ErrNotExist) {
		return key, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("make the key of this machine: %w", err)
	}
	seed := make([]byte, ed25519.SeedSize)
	rand.Read(seed) // never fails
	tmp, err := os.CreateTemp(dir, "."+keyFile+"-*.part")
	if err != nil {
		return nil, fmt.Errorf("make the key of this machine: %w", err)
	}
	defer os.Remove(tmp.Name())
	_, err = tmp.WriteString(hex.EncodeToString(seed) + "\n")
	if err == nil {
		err = tmp.Sync()
	}
	if cerr := tmp.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return nil, fmt.Errorf("make the key of this machine: %w", err)
	}
	// A link never replaces the key that another program has made meanwhile. Where links cannot be made, a rename does for one program at a time.
	if err := os.Link(tmp.Name(), path); err != nil && !errors.Is(err, fs.ErrExist) {
		if err := saves.Replace(tmp.Name(), path); err != nil {
			return nil, fmt.Errorf("make the key of this machine: %w", err)
		}
	}
	return readKey(path)
}

func readKey(path string) (ed25519.PrivateKey, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read the key of this machine: %w", err)
	}
	seed, err := hex.DecodeString(strings.TrimSpace(string(text)))
	if err != nil || len(seed) != ed25519.SeedSize {
		return nil, fmt.Errorf("read the key of this machine: %s is damaged; move it away, and a new one is made", path)
	}
	return ed25519.NewKeyFromSeed(seed), nil
}

// SignedBy reports whether the header names this key.
func (f *File) SignedBy(key ed25519.PrivateKey) bool {
	return f.Header.Key == hex.EncodeToString(key.Public().(ed25519.PublicKey))
}

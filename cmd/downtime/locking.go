package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"downtime/cmd/downtime/lock"
	"downtime/saves"
)

const envPassphrase = "DOWNTIME_PASSPHRASE"

// passphrase is that of the environment, or as it is typed, unseen, where somebody can type; "" if nobody does.
func passphrase(ctx context.Context, ask string) (string, error) {
	if p := os.Getenv(envPassphrase); p != "" {
		return p, nil
	}
	if !term.IsTerminal(int(os.Stdin.Fd())) {
		return "", nil
	}
	fmt.Fprint(os.Stderr, ask)
	typed, err := unseen(ctx, int(os.Stdin.Fd()))
	fmt.Fprintln(os.Stderr)
	if err != nil {
		return "", fmt.Errorf("read passphrase: %w", err)
	}
	return string(typed), nil
}

// admitted asks for the passphrase of a profile that has one.
func admitted(ctx context.Context, db *saves.DB) error {
	locked, err := lock.Locked(ctx, db)
	if err != nil || !locked {
		return err
	}
	given, err := passphrase(ctx, "Passphrase of "+db.Profile().Name+": ")
	if err != nil {
		return err
	}
	return lock.Admit(ctx, db, given)
}

// admitPlayer asks for the passphrase of the profile that is about to be played in, and gives its path; "" if it has none, or there is no profile yet.
func (o *options) admitPlayer(ctx context.Context) (string, error) {
	path, err := saves.Resolve(o.profile)
	if err != nil {
		return "", nil // what is wrong with the name is said where the profile is opened
	}
	if _, err := os.Stat(path); err != nil {
		return "", nil // as above
	}
	db, err := saves.OpenReader(ctx, path)
	if err != nil {
		return "", nil // as above
	}
	defer db.Close()
	return path, admitted(ctx, db)
}

func newLock(o *options) *cobra.Command {
	return &cobra.Command{
		Use: "lock", Short: "Let this program show nothing of a profile without its passphrase", Args: cobra.NoArgs,
		Long: lock.NotEncryption + "\nThe passphrase is asked for, or read from " + envPassphrase + ". Nobody can tell you a passphrase that is lost.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			return o.changeLock(cmd, admitted, func(ctx context.Context, db *saves.DB) error {
				first, err := passphrase(ctx, "A passphrase, eight characters or more: ")
				if err == nil && first == "" {
					first, err = typedLine(cmd)
				}
				if err != nil {
					return err
				}
				if os.Getenv(envPassphrase) == "" && term.IsTerminal(int(os.Stdin.Fd())) {
					again, err := passphrase(ctx, "Once more: ")
					if err == nil && again != first {
						err = errors.New("the two are not the same; nothing was changed")
					}
					if err != nil {
						return err
					}
				}
				if err := lock.Set(ctx, db, first); err != nil {
					return err
				}
				fmt.Fprintf(cmd.OutOrStdout(), "Locked. %s\n", lock.NotEncryption)
				return nil
			})
		},
	}
}

func typedLine(cmd *cobra.Command) (string, error) {
	line, err := bufio.NewReader(typing{cmd.Context(), cmd.InOrStdin()}).ReadString('\n')
	if line = strings.TrimRight(line, "\r\n"); line != "" {
		return line, nil
	}
	return "", err
}

func newUnlock(o *options) *cobra.Command {
	return &cobra.Command{
		Use: "unlock", Short: "Take the passphrase of a profile away", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return o.changeLock(cmd, func(ctx context.Context, db *saves.DB) error { return admittedPiped(ctx, cmd, db) }, func(ctx context.Context, db *saves.DB) error {
				if err := lock.Remove(ctx, db); err != nil {
					return err
				}
				fmt.Fprintln(cmd.OutOrStdout(), "The profile has no passphrase now.")
				return nil
			})
		},
	}
}

// admittedPiped is admitted where the passphrase may come as a line of the input as well.
func admittedPiped(ctx context.Context, cmd *cobra.Command, db *saves.DB) error {
	locked, err := lock.Locked(ctx, db)
	if err != nil || !locked {
		return err
	}
	given, err := passphrase(ctx, "Passphrase of "+db.Profile().Name+": ")
	if err == nil && given == "" {
		given, err = typedLine(cmd)
	}
	if err != nil && !errors.Is(err, io.EOF) { // what was not typed is said by lock
		return err
	}
	return lock.Admit(ctx, db, given)
}

// changeLock opens a profile, asks with admit for the passphrase it has, and changes it.
func (o *options) changeLock(cmd *cobra.Command, admit, change func(context.Context, *saves.DB) error) error {
	path, err := saves.Resolve(o.profile)
	if err != nil {
		return err
	}
	if _, err := os.Stat(path); err != nil {
		return &saves.Error{Kind: saves.ErrNotFound, Path: path}
	}
	db, err := saves.Open(cmd.Context(), path)
	if err != nil {
		return err
	}
	defer db.Close()
	if err := admit(cmd.Context(), db); err != nil {
		return err
	}
	return change(cmd.Context(), db)
}

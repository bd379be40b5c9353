package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/user"

	"github.com/spf13/cobra"

	"downtime/saves/cohort"
)

// read opens the cohort to read what is chosen of it.
func (t *teaching) read(ctx context.Context) (*cohort.DB, error) {
	path, err := cohort.Resolve(t.file)
	if err != nil {
		return nil, err
	}
	db, err := cohort.Read(ctx, path)
	if err != nil {
		return nil, err
	}
	if err := db.Known(ctx, t.filter); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// open opens the cohort, which must be there, to change it.
func (t *teaching) open(ctx context.Context) (*cohort.DB, error) {
	path, err := cohort.Resolve(t.file)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(path); err != nil {
		return nil, fmt.Errorf("there is no cohort %s yet: downtime cohort import FOLDER makes it", path)
	}
	return cohort.Open(ctx, path)
}

// who is the name under which somebody rates or decides: as given, else that of the account.
func who(name string) (string, error) {
	if name != "" {
		return name, nil
	}
	if u, err := user.Current(); err == nil && u.Username != "" {
		return u.Username, nil
	}
	return "", errors.New("say who decides, with --by")
}

// whoFlag adds the flag that says who does it.
func whoFlag(cmd *cobra.Command, by *string, does string) {
	cmd.Flags().StringVar(by, "by", "", "who "+does+" (default: the account's name)")
}

// openAs opens the cohort, which must be there, to change it under a name: as given, else that of the account. Keeps is as much of the filter as the verb
// keeps to: any more of it is refused, so that nobody removes or decides for all what they meant for some.
func (t *teaching) openAs(ctx context.Context, name string, keeps cohort.Filter) (db *cohort.DB, by string, err error) {
	if t.filter != keeps {
		return nil, "", errors.New("--session, --case and --learner choose what is shown, and this holds for the whole cohort: leave out what it does not keep to")
	}
	if by, err = who(name); err != nil {
		return nil, "", err
	}
	if db, err = t.open(ctx); err != nil {
		return nil, "", err
	}
	if err := db.Known(ctx, keeps); err != nil {
		return nil, "", errors.Join(err, db.Close())
	}
	return db, by, nil
}

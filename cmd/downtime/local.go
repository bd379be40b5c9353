package main

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"downtime/cmd/downtime/sitting"
	"downtime/saves"
	"downtime/saves/handin"
)

// maxLocal is the longest overlay, in bytes: it travels in a session's file.
const maxLocal = 16 << 10

// readLocal reads an instructor's overlay: Markdown with this hospital's numbers, where its bags lie, and its cards. It alone may hold real numbers:
// downtime check refuses them in every case.
func readLocal(path string) (string, error) {
	text, err := handin.ReadBytes(path, maxLocal)
	if err != nil {
		return "", fmt.Errorf("read %s: %w", path, err)
	}
	plain := strings.ReplaceAll(strings.TrimPrefix(string(text), "\ufeff"), "\r\n", "\n") // as the Notepad of Windows may save it
	if !utf8.ValidString(plain) || strings.ContainsFunc(plain, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }) {
		return "", fmt.Errorf("read %s: it is not plain text", path)
	}
	return strings.ReplaceAll(strings.TrimSpace(plain), "\n", "  \n"), nil // a line for each number stays one: so Markdown breaks it
}

func newLocal(o *options) *cobra.Command {
	var reset bool
	cmd := &cobra.Command{
		Use: "local [FILE]", Short: "Say or set what is so at your own hospital: numbers, where the bags lie, cards", Args: cobra.MaximumNArgs(1),
		Long: "FILE is Markdown that an instructor wrote. It is the only place for real numbers: downtime check refuses them in every case, and no case shows\n" +
			"them; debriefs end with them. A session may bring it along (downtime lab new --local FILE); packs and papers print it (--local FILE).",
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 && !reset {
				return o.sayLocal(cmd)
			}
			text := ""
			if len(args) > 0 {
				var err error
				if text, err = readLocal(args[0]); err != nil {
					return err
				}
			}
			db, err := o.writer(cmd.Context())
			if err != nil {
				return err
			}
			defer db.Close()
			return db.SetSetting(cmd.Context(), sitting.SettingLocal, text)
		},
	}
	cmd.Flags().BoolVar(&reset, "reset", false, "take it back")
	return cmd
}

func (o *options) sayLocal(cmd *cobra.Command) error {
	path, err := saves.Resolve(o.profile)
	if err != nil {
		return err
	}
	db, err := saves.OpenReader(cmd.Context(), path) // it is about a place, not about a learner: an exam does not hide it
	if err != nil {
		return err
	}
	defer db.Close()
	text, err := sitting.Local(cmd.Context(), db)
	if text == "" {
		text = "Nothing is set for your hospital. An instructor can: downtime local FILE"
	}
	fmt.Fprintln(cmd.OutOrStdout(), text)
	return err
}

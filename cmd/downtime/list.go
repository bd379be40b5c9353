package main

import (
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/spf13/cobra"
)

func newList(o *options) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "list", Short: "List the scenarios", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			lib, err := o.library()
			if err != nil {
				return err
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), lib.List())
			}
			w := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 0, 2, ' ', 0)
			list := lib.List()
			if n := len(lib.IDs()) - len(list); n > 0 {
				fmt.Fprintf(cmd.ErrOrStderr(), "%d more cannot be read: downtime check says why\n", n)
			}
			for _, s := range list {
				fmt.Fprintf(w, "%s\t%s, %s\t%s\t%d min\n", s.ID, s.Place, s.Hour, s.Specialty, s.Minutes)
			}
			return w.Flush()
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON, titles included")
	return cmd
}

// writeJSON prints a value for other programs: indented, one newline at the end.
func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(v); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	return nil
}

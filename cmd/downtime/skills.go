package main

import (
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"downtime/content"
	"downtime/game/skill"
)

// skillLine is one skill in the list for other programs.
type skillLine struct {
	ID       string   `json:"id"`
	Title    string   `json:"title"`
	Minutes  int      `json:"minutes"`
	Standard string   `json:"standard"`
	Levels   []string `json:"levels"`
	Modes    []string `json:"modes"`
}

// botLine is what one bot made of a skill at one level.
type botLine struct {
	Skill string  `json:"skill"`
	Bot   string  `json:"bot"`
	Level int     `json:"level"`
	Goes  int     `json:"goes"`
	Mean  float64 `json:"mean"`
	Met   int     `json:"met"`
}

func newSkills() *cobra.Command {
	var asJSON, bots bool
	var seeds int
	cmd := &cobra.Command{
		Use: "skills", Short: "List the skills of the lab", Args: cobra.NoArgs,
		Long: "Lists the manual skills that the Skills Lab trains. With --bots it plays each of them by a bot that does it well and one that does\n" +
			"it as the studies say people do, and prints what they score.",
		RunE: func(cmd *cobra.Command, _ []string) error {
			all, err := content.Skills()
			switch {
			case err != nil:
				return err
			case bots:
				return printBots(cmd, all, seeds, asJSON)
			case asJSON:
				return writeJSON(cmd.OutOrStdout(), skillLines(all))
			}
			w := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 0, 2, ' ', 0)
			for _, s := range all {
				fmt.Fprintf(w, "%s\t%s\t%d min\t%s\n", s.ID, s.Title, s.Minutes, s.Standard)
			}
			return w.Flush()
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	cmd.Flags().BoolVar(&bots, "bots", false, "play each skill by its bots")
	cmd.Flags().IntVar(&seeds, "seeds", 20, "how many goes each bot plays, with --bots")
	return cmd
}

func skillLines(all []skill.Skill) []skillLine {
	out := make([]skillLine, len(all))
	for i, s := range all {
		out[i] = skillLine{s.ID, s.Title, s.Minutes, s.Standard, s.Levels, append([]string{}, s.Modes...)}
	}
	return out
}

// printBots plays every skill at its top level.
func printBots(cmd *cobra.Command, all []skill.Skill, seeds int, asJSON bool) error {
	if seeds < 1 || seeds > 1000 {
		return fmt.Errorf("--seeds %d: from 1 to 1000", seeds)
	}
	var lines []botLine
	for i := range all {
		for _, b := range all[i].Bots {
			lines = append(lines, playBot(&all[i], b, seeds))
		}
	}
	if asJSON {
		return writeJSON(cmd.OutOrStdout(), lines)
	}
	w := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "skill\tbot\tmean score\tmet the standard")
	for _, l := range lines {
		fmt.Fprintf(w, "%s\t%s\t%.1f\t%d of %d\n", l.Skill, l.Bot, l.Mean, l.Met, l.Goes)
	}
	return w.Flush()
}

func playBot(s *skill.Skill, b skill.Bot, seeds int) botLine {
	l := botLine{Skill: s.ID, Bot: b.Name, Level: len(s.Levels) - 1, Goes: seeds}
	for seed := range uint64(seeds) {
		a := skill.Begin(s, skill.Setup{Seed: seed + 1, Level: l.Level})
		b.Play(a)
		r := a.Exercise.Result()
		l.Mean += r.Score / float64(seeds)
		if r.Met {
			l.Met++
		}
	}
	return l
}

// beginSkill begins a go as the command line asked for it, or says what it could have asked for.
func beginSkill(id string, setup skill.Setup) (*skill.Attempt, error) {
	all, err := content.Skills()
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(all, func(s skill.Skill) bool { return s.ID == id })
	if i < 0 {
		ids := make([]string, len(all))
		for j, s := range all {
			ids[j] = s.ID
		}
		return nil, fmt.Errorf("there is no skill %q; there are: %s", id, strings.Join(ids, ", "))
	}
	if err := skill.Check(&all[i], setup); err != nil {
		return nil, err
	}
	return skill.Begin(&all[i], setup), nil
}

package sitting

import (
	"context"

	"downtime/game/debrief"
	"downtime/saves"
)

// standardKey is the setting of a profile that holds an instructor's standard for a case.
func standardKey(scenario string) string { return "standard/" + scenario }

// Standard is what an instructor has set for a case in a profile; nil: nothing, so its debriefs are formative.
func Standard(ctx context.Context, db *saves.DB, scenario string) *debrief.Standard {
	var s debrief.Standard
	if set, err := db.Setting(ctx, standardKey(scenario), &s); err != nil || !set || s.Valid() != "" {
		return nil
	}
	return &s
}

// SetStandard sets the standard of a case; nil takes it back.
func SetStandard(ctx context.Context, db *saves.DB, scenario string, s *debrief.Standard) error {
	return db.SetSetting(ctx, standardKey(scenario), s)
}

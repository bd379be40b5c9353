package sitting

import (
	"context"

	"downtime/game/debrief"
	"downtime/saves"
)

// SettingSupport is the setting of a profile that says where to talk if a case was upsetting.
const SettingSupport = "support"

// Support is where the debriefs of a profile say to talk: an instructor's words, or the program's.
func Support(ctx context.Context, db *saves.DB) string {
	var text string
	if set, err := db.Setting(ctx, SettingSupport, &text); err == nil && set && text != "" {
		return text
	}
	return debrief.Support
}

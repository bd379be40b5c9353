package sitting

import (
	"context"

	"downtime/game/debrief"
	"downtime/saves"
)

// SettingSupport is the setting of a profile that says where to talk if a case was upsetting.
const SettingSupport = "support"

// SettingLocal is the setting of a profile that holds what is so at this hospital: an instructor's Markdown, the only place for real numbers.
const SettingLocal = "local"

// Local is what is so at this hospital; "" where no instructor has said.
func Local(ctx context.Context, db *saves.DB) (text string, err error) {
	_, err = db.Setting(ctx, SettingLocal, &text)
	return text, err
}

// Support is where the debriefs of a profile say to talk: an instructor's words, or the program's.
func Support(ctx context.Context, db *saves.DB) string {
	var text string
	if set, err := db.Setting(ctx, SettingSupport, &text); err == nil && set && text != "" {
		return text
	}
	return debrief.Support
}

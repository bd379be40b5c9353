package scenario

var pagesFair = []Page{
	{
		CodeReason, "A scored line gives no reason.",
		"A trainee who loses points must be able to read why it matters to a patient.",
		"One sentence, about the patient and not about the rule.",
	},
	{
		CodeSourced, "A scored line, goal or utility names no source.",
		"An unsourced mark is an opinion with authority.",
		"Name one of the sources. What was chosen for the simulation has a source too: one that says so, with mark D.",
	},
	{
		CodeSource, "A source is named that the list does not have.",
		"The reference would lead nowhere.",
		"Take the spelling suggested, or add the source.",
	},
	{
		CodeMark, "A source, or a finding that states a measured number, carries no mark.",
		"A reader must know whether a number was read in its source (V), in a secondary copy (V2), is general knowledge (K), computed (C) or chosen for the simulation (D).",
		"Add the mark. Numbers that a text takes from the simulation by a hole need none.",
	},
	{
		CodePoints, "A domain has only deductions.",
		"Nobody can earn it, so that its weight is a fine.",
		"Add a line that earns, or move the deduction to another domain.",
	},
	{
		CodeUtility, "A scored device has no dependence, or its row of utilities is missing or incomplete.",
		"Without prices for keep, safe, manual and disconnect an act can only be judged as right or wrong.",
		"Give the device a dependence, and its row four pairs: worth if faulty, worth if sound.",
	},
	{
		CodeExpertEmpty, "There is no expert.",
		"Nothing shows that the case can be played well in every truth.",
		"Write the rules of a good registrar: when something observable, do this.",
	},
	{
		CodePrices, "One act wins whatever is believed: to keep even where the device is surely at fault, something else even where it is surely sound, or a bare disconnection at some belief.",
		"No action is right in every variant. A fallback takes somebody from other patients, and a disconnection without one delivers nothing: the prices must say so.",
		"Compare the four prices in each column. Keep is best if sound, safe or manual if faulty, disconnect never.",
	},
	{
		CodeExpertFails, "A rule of the expert does what a critical failure asks for.",
		"The model answer would be capped at 49.",
		"Change the rule, or let the failure ask for what makes it a failure: the patient's state, the time, the fallback not ready.",
	},
	{
		CodeUnearned, "A scored line counts in no variant in which it can be met, or not by its time.",
		"Points that nobody can earn lower every score and explain nothing; a deduction that nobody can get is a threat without teeth.",
		"Read if, when and by together: often one names a variant and the other what happens only elsewhere.",
	},
	{
		CodeTooLong, "A text is longer than a screen of 80 columns and 24 rows shows.",
		"Ward computers are small, and a trainee under time pressure does not scroll.",
		"Cut it. What remains is usually better. The limits stand in game/scenario/LANGUAGE.md.",
	},
	{
		CodeContact, "Something looks like a real telephone or bleep number, an NHS number or an e-mail address.",
		"Somebody may ring it.",
		"Say whom, not which number. 2222 may stand.",
	},
	{
		CodeNoWords, "brief.md, debrief.md, howto.md or action-card.md is missing or empty.",
		"A case without its how-to card cannot teach what the device does by itself; one without a debrief teaches nothing.",
		"Write it beside scenario.yaml, in lines of at most 80 characters.",
	},
	{
		CodeNoReview, "Author, reviewer, date of the sources or date of review is missing.",
		"Guidance changes. A reader must see who answers for the case and until when.",
		"Give all four. The reviewer is \"not yet reviewed\" until a clinician has.",
	},
	{
		CodeAtWork, "The debrief does not say how it is at work.",
		"A trainee who has just met a lying device leaves with the wrong base rate.",
		"Say in a sentence of debrief.md, with the words \"at work\", that an odd reading is nearly always the patient.",
	},
	{
		CodeGivenAway, "The title stands in what is read before the debrief.",
		"Titles name the trap.",
		"In play the case is called by its place and hour.",
	},
	{
		CodeUnwarned, "An ending tells of a death, and no warning announces it.",
		"Some who play have lost a patient, or a child, this week.",
		"Say in warning that somebody can die in this case, and that one key leaves it, unasked and unscored.",
	},
	{
		CodeContrary, "A clue speaks for a fault and can be found only where the device is sound, or the reverse.",
		"The ideal observer would be led away from the truth by an honest finding, and trainees who follow the evidence would be marked down.",
		"Correct the ratio, the clue's device, or the conditions under which it is given.",
	},
	{
		CodeTwin, "A variant has no twin, or does not say what tells the two apart.",
		"The debrief ends with the twin case: without it a trainee learns one story instead of one distinction.",
		"Name in twin the variant most easily taken for it, and in tell the evidence that separates them.",
	},
	{
		CodeNoJudge, "No device is scored.",
		"Without a belief to state there is no calibration, and the game scores nothing else that is its own.",
		"Give scored: true and a dependence to the device in question.",
	},
	{
		CodeNoHelp, "No call for help is always there.",
		"Help must never be something to be unlocked: a shout, the buzzer, \"you, call 2222\" cost a second and never stop the hands.",
		"Add an action of category call with voice: true, seconds: 1, by you, and no when.",
	},
	{
		CodeNoHands, "An action or choice attaches a bag and gives it to nobody.",
		"A bag that nobody squeezes delivers nothing, and every fallback takes a named person.",
		"Add hold in the same action, with person if it is not whoever acts.",
	},
	{
		CodeWalk, "A line of a walk is not one that walks have.",
		"A test that is not read tests nothing.",
		"See docs/walks.md for the lines: walk, variant, seed, play, do, wait, until, choose, believe, bag, say, report, limit, expect, never.",
	},
	{
		CodeWalkName, "A walk names an action, person, scene, device or variant that the case does not have, or its condition cannot be read.",
		"The case was changed and its test was not.",
		"Take the spelling suggested, or change the walk to what the case now is.",
	},
	{
		CodeWalkFail, "A walk came out otherwise than it expects.",
		"Either the case changed what it costs to do this, or the walk was wrong.",
		"Decide which of the two a clinician would call right, and change the other. Do not move a number only to make the walk pass.",
	},
}

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
		CodeMark, "A source, or a finding that states a measured number, carries no mark; or the case states numbers elsewhere and its debrief does not say which were chosen for the simulation.",
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
		CodePrices, "One act wins whatever is believed: to keep even where the device is surely at fault, something else even where it is surely sound, a bare disconnection at some belief; or a fallback costs nothing.",
		"No action is right in every variant. A fallback takes somebody from other patients, and a disconnection without one delivers nothing: the prices must say so.",
		"Compare the four prices in each column. Keep is best if sound, safe or manual if faulty, disconnect never.",
	},
	{
		CodeExpertFails, "A rule of the expert does what a critical failure asks for, or takes a device off and puts nothing in its place.",
		"The model answer would be capped at 49.",
		"Change the rule, or let the failure ask for what makes it a failure: the patient's state, the time, the fallback not ready.",
	},
	{
		CodeUnearned, "A scored line or critical failure counts in no variant in which it can be met, or not by its time; or nothing that anybody does decides it; or the setting has no marks for its domain.",
		"Points that nobody can earn lower every score and explain nothing; a deduction that nobody can get is a threat without teeth.",
		"Read if, when and by together: often one names a variant and the other what happens only elsewhere.",
	},
	{
		CodeTooLong, "A text is longer than a screen of 80 columns and 24 rows shows, a line of a Markdown file wider than 80, or brief.md longer than one screen.",
		"Ward computers are small, and a trainee under time pressure does not scroll.",
		"Cut it. What remains is usually better. The limits stand in game/scenario/LANGUAGE.md.",
	},
	{
		CodeContact, "Something looks like a real telephone or bleep number, an NHS, hospital, registration or National Insurance number, a date of birth, a postcode, or an address in the mail, on the web or in a network.",
		"Somebody may ring it, and somebody may be it.",
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
		CodeGivenAway, "The title stands in what is read before the debrief: the files, or any words of scenario.yaml that are told in play.",
		"Titles name the trap.",
		"In play the case is called by its place and hour.",
	},
	{
		CodeUnwarned, "The case tells of a death, of the loss of a pregnancy, of abuse or of self-harm, and its warning does not say so.",
		"Some who play have lost a patient, or a child, this week.",
		"Say in warning, in plain words, what can happen in this case (somebody can die), and that one key leaves it, unasked and unscored.",
	},
	{
		CodeOwed, "The case does not say who owed what: clinician, trust, maker and regulator.",
		"The trainee divides responsibility before the truth is told, and then wants to read how it lay. Without it, the one at the bed takes all of it home.",
		"Add owed: with clinician, trust, maker and regulator, a few sentences each that hold in every variant.",
	},
	{
		CodeContrary, "A clue speaks for a fault and can be found only where the device is sound, or the reverse; or it is told whatever is so.",
		"The ideal observer would be led away from the truth by an honest finding, and trainees who follow the evidence would be marked down.",
		"Correct the ratio, the clue's device, or the conditions under which it is given.",
	},
	{
		CodeTwin, "A variant has no twin, or does not say what tells the two apart.",
		"The debrief ends with the twin case: without it a trainee learns one story instead of one distinction.",
		"Name in twin the variant most easily taken for it, and in tell the evidence that separates them.",
	},
	{
		CodeNoJudge, "No device is scored, or none of those at fault in a variant.",
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
		CodeAlike, "Two variants of one kind have one setup, and no condition tells them apart.",
		"They are drawn as two truths and are one: the weights lie, and the debrief compares a case with itself.",
		"Let the setup of one differ, or remove it and give the other its weight.",
	},
	{
		CodeNoDeed, "An action or choice decides about a device and does nothing there: it disconnects and the device goes on, or replaces it by nothing.",
		"A disconnection without a fallback delivers nothing, and the patient shows it. A decision that is only a word cannot be shown.",
		"Disconnect with mode: disconnected or standby, or connect; replace with what takes its place: a mode, a connection, hands, another device.",
	},
	{
		CodeFreeHands, "An action falls back and takes no time of anybody's hands.",
		"Every fallback consumes a named person, and what they left is the price of it. One that is free is right in every truth.",
		"Give it seconds, no voice, and by with the people who can; or hold for who squeezes on.",
	},
	{
		CodeNoDecision, "In a variant with a fault no decision is about the device at fault, with a time by which it must be taken.",
		"The debrief could not show what another decision would have come to, and nothing says by when a clue must be there to be found in time.",
		"Give decisions one whose action or choices act on the device, with by: the second from which waiting does harm.",
	},
	{
		CodeHelpUnpaid, "No line of the domain escalation earns anything for asking for help, or there is no scored line at all.",
		"\"I don't know, please come\" earns full marks where the act is a senior's.",
		"Add a line in escalation that asks whether a senior was called, in time and with something to tell.",
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
	{
		CodeSkill, "An action is done by a skill of the hands, and the two do not fit: it carries no value, the skill is given another number of quantities than it perceives, what a drip is set to is set nowhere, or the skill stands in a case in another way.",
		"The hands would feel something that is not the patient of the case, or what they find would be lost.",
		"Give the action a value with the range of what can be found, and skill the quantities in the order of game/scenario/LANGUAGE.md. A bag is a device, an order of patients and a device report are texts.",
	},
}

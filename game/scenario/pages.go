package scenario

import (
	"slices"
	"strings"
)

// Page explains a diagnostic to an author: what was found, why it matters, and how to mend it.
type Page struct {
	Code            Code
	What, Why, Mend string
}

// Pages gives the page of every code, in the order of the codes.
func Pages() []Page { return slices.Clone(pages) }

// PageOf gives the page of a code.
func PageOf(c Code) (Page, bool) {
	i := slices.IndexFunc(pages, func(p Page) bool { return p.Code == c })
	if i < 0 {
		return Page{}, false
	}
	return pages[i], true
}

// Brief is the first sentence of how to mend it, for a problem that knows no better.
func (p Page) Brief() string {
	first, _, _ := strings.Cut(p.Mend, ". ")
	return strings.ToLower(first[:1]) + strings.TrimSuffix(first[1:], ".")
}

// Markdown is the page as a section of docs/checks.md.
func (p Page) Markdown() string {
	title := CodeTitle(p.Code)
	return "## " + string(p.Code) + " " + strings.ToUpper(title[:1]) + title[1:] + "\n\n**What.** " + p.What + "\n\n**Why.** " + p.Why + "\n\n**Mend.** " + p.Mend + "\n"
}

// pages are the pages of all codes: of form and names here, of the case and its fairness in pagesFair.
var pages = slices.Concat(pagesForm, pagesCase, pagesFair)

var pagesForm = []Page{
	{
		CodeFile, "The folder cannot be read as a scenario: it holds no scenario.yaml, or a second YAML file, or no scenario has that id.",
		"One folder is one case. Two structures in a folder would leave it open which of them was reviewed.",
		"Keep exactly one scenario.yaml with its Markdown files; walks go into a folder walks/ inside.",
	},
	{
		CodeBytes, "The file holds bytes or characters that are not plain text: not UTF-8, a tab in YAML, a control character, one that cannot be seen or that turns the direction of writing, or a line break inside words. An escape in quotes counts as what it stands for.",
		"Such characters hide what a reviewer should see, and break some terminals.",
		"Delete the character at the place named and save the file as UTF-8. Long words go on several lines behind >-, which joins them.",
	},
	{
		CodeTooBig, "The file or a list in it is longer, or its lists stand deeper in one another, than any case needs; or more problems were found than are told at a time.",
		"A file that exhausts memory would stop a whole training room.",
		"Shorten it. A case of half an hour fits into two thousand lines. Of many problems, mend those told first and check again.",
	},
	{
		CodeSyntax, "The file is not YAML. The place named is where it most likely began: a quote or bracket that was left open is noticed only lines later.",
		"Nothing after it can be judged.",
		"Look for a quote or bracket left open, a colon inside words without quotes, or lines that are not indented alike. Words with a colon stand in quotes.",
	},
	{
		CodeYAMLForm, "An anchor, alias, merge, tag, directive or second document is used.",
		"They make a value stand somewhere other than where it is read, and a reviewer reads one line at a time.",
		"Write the value out where it is used.",
	},
	{
		CodeKey, "A key is not in the language.",
		"A misspelt key would be ignored silently, and with it a dose or a deadline.",
		"Take the spelling suggested, or look the key up in docs/scenario.schema.json.",
	},
	{
		CodeTwice, "One key stands twice in one place.",
		"Only one of the two values could count.",
		"Keep one of them.",
	},
	{
		CodeValue, "The value is of another type: words where a number belongs, a list of the wrong length, an infinite number.",
		"The engine computes with it.",
		"Write what the message asks for. Numbers stand without a unit and without quotes.",
	},
	{
		CodeEmpty, "A key has nothing after it.",
		"It is unclear whether the value was forgotten or is meant to be none.",
		"Give the value, or remove the key.",
	},
	{
		CodeMissing, "Something that every case of this sort needs is absent.",
		"A screen, a bot or a score would meet a hole.",
		"Add it. The message names it and often gives an example.",
	},
	{
		CodeID, "An id has a form that conditions or files cannot use, or is a word of conditions.",
		"Ids are written in conditions and stored with runs for years.",
		"Patients and devices: lower-case letters and digits, as bed4. All else: kebab-case, as mucus-plug. At most 40 characters.",
	},
	{
		CodeDuplicate, "Two things have one id, two actions or choices read alike, or a list names something twice.",
		"A condition that names it could mean either, and a trainee who reads it could too.",
		"Rename one of them. Patients, devices and people share one set of names.",
	},
	{
		CodeUnknown, "A name is used that nothing has.",
		"What it refers to would never happen.",
		"Take the spelling suggested, or define what is meant.",
	},
	{
		CodeWord, "A word stands where only certain words may.",
		"Categories, kinds, domains and marks are fixed, because screens and scores know them.",
		"Use one of the words listed.",
	},
	{
		CodeFolder, "The id in the file and the name of the folder differ.",
		"A run stores the id; the folder is looked for by it.",
		"Give both one name.",
	},
	{
		CodeCap, "There is more of something than the engine's flat State holds: patients, actions, delayed effects that could wait at one time.",
		"State has a fixed size, so that a copy of it is a branch in time.",
		"Merge or drop some. For delays: make the action once only, shorten the delay, or let a trigger with hold do it.",
	},
	{
		CodeRange, "A number lies outside what is possible or sensible.",
		"Mostly a unit is mistaken: kPa for mmHg, a fraction for a percentage.",
		"Correct the number; the message gives the range. Doses stand in the drug's own unit: adrenaline in micrograms, propofol in mg.",
	},
	{
		CodeConflict, "Two fields exclude one another, or one needs another that is absent: a likelihood ratio without its device, a ward with one patient.",
		"It would not be clear what is meant.",
		"Keep one, or write two entries.",
	},
	{
		CodeDate, "A day or an hour is not written as one, or does not exist; or the review is due before the sources were read, or more than five years after.",
		"The case's clock and its date of review are computed from it.",
		"Days as 2026-11-21, hours as \"03:14\", in quotes.",
	},
	{
		CodeExpr, "A condition cannot be read.",
		"It would never hold.",
		"Look at the column named. Words stand in double quotes inside, so put the whole condition in single quotes.",
	},
	{
		CodeForbidden, "A condition uses an operator or form that the language does not have.",
		"Conditions are read by clinicians and run hundreds of times a simulated second: they have comparisons, and, or, not and arithmetic, and nothing else.",
		"Say it with those, or keep a flag and test that.",
	},
	{
		CodeExprName, "A condition names a quantity, channel, function or id that does not exist.",
		"It would never hold.",
		"Take the spelling suggested. Patients have quantities (bed4.spo2), devices have channels (vent4.vte).",
	},
	{
		CodeType, "A number stands where yes-or-no is wanted, or the reverse.",
		"flag(\"x\") alone does not say which value counts.",
		"Compare it, as in flag(\"x\") > 0. not binds first: write not (t > 5).",
	},
	{
		CodeArguments, "A function is given the wrong number or sort of arguments.",
		"What it asks about is unclear.",
		"Give ids in double quotes, as many as the language page says.",
	},
	{
		CodeHidden, "A rule of the expert names something that no trainee can perceive: a true quantity, a flag, the variant.",
		"An expert who reads the truth proves nothing about the case: it must be solvable at the bedside.",
		"Name what a display shows, what was done, or a clue that was seen. If no such thing exists, the case lacks a clue.",
	},
	{
		CodeTooComplex, "A condition is too long or nested too deep.",
		"Nobody can review it.",
		"Let a trigger keep a flag for a part of it.",
	},
	{
		CodeNoActor, "value or by() is used where nobody acts.",
		"There is no number and no person to speak of.",
		"Use them only in the findings and effects of an action, by() also in its when.",
	},
	{
		CodeHole, "A {hole} in a text is not closed, is empty, asks for an impossible number of decimals, or stands in words that are shown as they are: labels, truths, reasons.",
		"The trainee would read the braces.",
		"Write {expression:decimals}, as in {vent4.vte:0}, in findings, scenes, replies and notes. Words may hold no other braces.",
	},
	{
		CodeAt, "\"@\" stands where there is no target, or a target's id does not end in a number.",
		"\"@\" is the number of the target's bed.",
		"Use it only in an action with targets, and end their ids in numbers.",
	},
}

var pagesCase = []Page{
	{
		CodeIdle, "An action or trigger tells nothing and does nothing.",
		"It costs the trainee time and teaches that looking is useless.",
		"Give it a finding, even \"nothing new\", or effects, or remove it.",
	},
	{
		CodeUnreachable, "A part of the case is reached in no variant: nothing opens a scene, or only scenes that lead to one another; a condition cannot hold within the case's time; an effect comes after the end; an earlier finding or rule always takes its place; somebody who is away never comes; a fault is mended that nothing begins.",
		"Words that nobody reads were reviewed for nothing, and are often the other half of a mistake.",
		"Open it, correct the condition, put the finding without when last, or remove it.",
	},
	{
		CodeDeadEnd, "A scene opens and offers no answer, or silence only opens it again.",
		"The trainee is stuck with it: until its deadline, or for good.",
		"Give it choices, or make it a note; let the default lead on.",
	},
	{
		CodeNoChange, "A choice has no effect, and no condition asks whether it was made.",
		"A choice that changes nothing is a quiz. Trainees notice, and stop choosing with care.",
		"Give it effects, or let a scored line or a decision ask chose(\"scene\", \"choice\").",
	},
	{
		CodeDeadline, "A scene has no deadline.",
		"Nobody at a bedside waits for an answer for ever.",
		"Give the seconds that the speaker would wait.",
	},
	{
		CodeDefault, "A scene has no default, or one that is not always possible.",
		"Silence is an answer too, and must have its consequence.",
		"Name the choice that stands for silence, one without when.",
	},
	{
		CodeEnding, "Nothing leads to an ending, or not before the case is over; or the case ends within its first minute whatever is done; or no ending is written at all.",
		"A case promises an end, and time to do something about it.",
		"Give it a when, or an effect with end, that comes between the first minute and the limit of the case.",
	},
	{
		CodeFlag, "A flag is only written or only read.",
		"Half of an idea is missing.",
		"Add the other half, or remove the flag.",
	},
	{
		CodeKeyTaken, "Two actions want one key, or the key is no single letter or digit, or belongs to the screen.",
		"One key does one thing, in every case.",
		"Choose another, or leave key out and let the menu choose.",
	},
	{
		CodeMenu, "What is offered, or what is told in the first ten seconds, depends on the hidden truth.",
		"A menu or first word that differs between variants gives the answer away before anything is examined.",
		"Offer and say the same in every variant at first, and let the findings differ.",
	},
	{
		CodeSetup, "A variant that is not plain has no setup.",
		"Nothing is wrong in it, so that it is a plain variant by another name.",
		"Begin the fault or the illness in setup.",
	},
	{
		CodeFaulty, "The devices named as faulty do not fit: an innocent variant names one, a guilty one names none, a fault is begun on another device, or the only fault of a silent variant announces itself.",
		"Beliefs and acts are judged against this list.",
		"Name exactly the devices that get a fault in this variant.",
	},
	{
		CodeMatchedSet, "The set lacks a silent, overt, mimic or plain variant.",
		"With only guilty devices suspicion always pays, and the case teaches paranoia; with only innocent ones it teaches complacency.",
		"Add the kind that is missing. The same patient and menu serve: only what begins after the first tick differs.",
	},
	{
		CodeInnocent, "Less than half of the weight lies on innocent variants.",
		"At work an odd reading is nearly always the patient. A trainee who meets mostly guilty devices learns the wrong base rate.",
		"Raise the weights of the mimic and plain variants.",
	},
	{
		CodeClues, "In a variant fewer than two independent clues tell whether a device is at fault.",
		"A single clue is a trick: who misses it can only guess, and who finds it has not been able to confirm it. Clues of one group fail together, and count once. A clue counts where its available and the condition of what gives it can hold.",
		"Let another action give a finding with a clue of another group: the patient, a second device, a log, a count by hand.",
	},
	{
		CodeHarm, "The patients' harm weights do not sum to 1.",
		"They share out the outcome domain.",
		"Share 1 between the patients, most to the one in danger.",
	},
	{
		CodeClueLost, "Nothing gives a clue.",
		"The debrief would list evidence that could not be found.",
		"Name it in a finding or an effect, or remove it.",
	},
	{
		CodeRatio, "A likelihood ratio is 1, not positive, or beyond all reason.",
		"The ideal observer multiplies by it. A ratio of 1 says nothing about the device.",
		"Ask how much likelier this is seen with the fault than without it. Above 1 speaks for a fault, below 1 for a sound device.",
	},
	{
		CodeClueLate, "Two independent clues exist, but fewer than two can be found before the time by which the device is to be decided about (the by of the latest decision that concerns it).",
		"Evidence that arrives after harm is irreversible is hindsight.",
		"Make a clue available earlier, show the fault earlier, or let the harm and the decision come later.",
	},
	{
		CodeFallback, "A device fails in a variant, and no action or choice puts it in a safe mode or replaces it.",
		"The case would have no right act: only to keep, or to disconnect and leave nothing.",
		"Give an action with act: safe or act: manual on the device, and what it needs to be real: hands, a bag, a second machine, and a named person whom it occupies.",
	},
}

// Package lab owns the session file: what an instructor has set for a room of trainees, in one small signed file with a code of six letters.
//
// It owns the file's form and limits, its code, where it is looked for, and the words that are read aloud (of which the file holds only hashes). It
// may import saves and saves/handin, and neither game, content nor cmd: which truth a seed stands for is worked out elsewhere. No name of a person
// has a place in the file; names live in the instructor's own key file, which no program reads.
package lab

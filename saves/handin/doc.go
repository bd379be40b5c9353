// Package handin owns the file in which a learner hands in what was played: its form, its limits, the key that signs it, and the same file as text
// that can be pasted. One file is one learner's; it is valid with or without a session, and holds no name of a person.
//
// It may import saves (for the stored form of a run) and neither game, content nor cmd: that a score follows from its inputs is proved elsewhere.
//
// # The file
//
// UTF-8, one JSON object a line. The first line is the header; then come the runs, each as [saves.WriteRun] writes it, without its events and with
// the claimed score in the place of the card; then what the learner wrote and chose to share; the last line holds an Ed25519 signature of the SHA-256
// of all lines before it, each ended by one newline (a mail program may turn those into two characters: they are counted as one). The key was made
// on the machine that wrote the file, and its public half stands in the header.
//
// The signature shows that the file is as that machine wrote it. It does not show who sat there, when, or how often: whoever has the program can
// make a key and play.
package handin

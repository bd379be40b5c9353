// Package saves remembers: it keeps one trainee's profile (settings, runs and
// their cards, goes at skills) in one SQLite file, and never says that something
// is kept before it is.
//
// It owns the file, its schema and its migrations, where profiles lie on each
// platform, the JSON file of an exported run, and every sentence that explains
// why a profile cannot be opened or written. Inputs, events and cards are opaque
// JSON to it, with their tick and sequence number beside them; of a card it copies
// scored, kind, trials, signs and the points of its domains beside the run (migrations 0005 and 0007). It may import
// game, and imports neither content nor cmd; it never draws, and knows no engine
// rule.
//
// A [Store] is a SQLite file of ours that another package of memory owns, had as safely as a profile: the cohort of saves/cohort. Hand-ins and session
// files are saves/handin and saves/lab.
//
// # Duties of a caller
//
//  1. Open a profile with [Open], which admits one program at a time, or only
//     read it with [OpenReader], which disturbs nobody.
//  2. While a run is played, hand every batch of inputs to a [Writer] and show as
//     saved what [Writer.Progress] says is saved: it has been committed and synced.
//     A go at a skill is handed over whole each time (Batch.Attempt, [DB.KeepAttempt]).
//  3. Begin, Append, Advance, Finish and Abandon may be repeated: what is already
//     stored and equal is left alone, what contradicts it is refused.
//  4. Before quitting call [Writer.Close], then [DB.Close].
//
// # How safety is had
//
// The journal is a write-ahead log with synchronous=FULL, so a committed batch
// survives a kill and a power cut (as far as the disk keeps its word). On a
// network drive, where the shared memory of a write-ahead log is unsafe, the
// rollback journal is used instead. One program at a time owns a profile: it
// holds an empty SQLite file beside it (name.db-lock) in an exclusive
// transaction, a lock that the operating system drops even on kill -9.
// A whole-file check runs only when the last close was unclean, which a journal
// left beside the file shows; opening a healthy profile stays near a millisecond.
//
// # Migrations
//
// A runner of forty lines over PRAGMA user_version, rather than a migration
// library. The version lies in the file's header, so a foreign or newer file is
// recognised before anything is written to it; a new profile is made in one
// transaction; and a read-only or full disk answers at once. The library looked
// at, goose v3.28.0, keeps its version in a table it makes on its own, retries
// that for three seconds when the disk refuses, and adds 1.1 MB. Migrations go
// forward only, each in one transaction, after a copy of the file has been made.
package saves

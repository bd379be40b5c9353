// Package qr owns texts as QR codes in the terminal: the code itself, how it is drawn with characters, and the screen that shows one after the other.
//
// It may import the drawing kit; it knows nothing of what the texts say.
package qr

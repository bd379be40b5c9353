// Package bedside is the screen of play: it shows one sitting at a bedside and turns keys into inputs.
//
// It reads an engine.Observation and the scenario's words through the Sitting, and nothing else; an act that hands do by a skill
// shows the lab's own exercise, which its Sitting begins with what those hands perceive. It may import nav, sitting, exercise and practice, the drawing
// kit, game/engine and game/wave. It may not import game/patient or game/device, nor touch the State of the run: a test says so.
//
// The screen has three clocks. Simulated time moves when you act (paced) or by itself (live). The picture moves in wall time, twenty
// frames a second, and is only drawing: a trace that sweeps while you think costs no simulated second. The bag is squeezed in real time
// in both paces.
package bedside

package docx

// Lengths are in twips, twentieths of a point, unless a name says otherwise.
const (
	usualLines = 22  // of a page (GB/T 9704—2012, 5.2.3)
	linePitch  = 579 // of these: 225 mm hold 22 of them; 580 would leave 21
	charPitch  = 315 // of the 28 characters: 16 pt and a spacing of -5

	short    = 10 // by this much what is off the grid ends above a line of it: rounding must not cost a line
	hairline = 20 // an empty paragraph that nobody sees

	emuPerTwip = 635 // EMU, the unit of drawings
)

// mm is a length given in millimetres.
func mm(v float64) int { return int(v*1440/25.4 + 0.5) }

// inMM is a length in whole millimetres.
func inMM(twips int) int { return int(float64(twips)*25.4/1440 + 0.5) }

// points is a length given in points.
func points(v float64) int { return int(v*20 + 0.5) }

// Sizes of type in half-points.
const (
	size2      = 44 // 2号
	size3      = 32 // 3号
	size4      = 28 // 4号
	sizeSmall4 = 24 // 小4号
	size5      = 21 // 5号
	sizeSmall5 = 18 // 小5号
)

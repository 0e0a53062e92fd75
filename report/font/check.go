package font

import "fmt"

// check reads what parse leaves unread: every outline and the permission to
// embed. A face that passes never makes a later call panic and never draws
// half a character. The embedded fonts are checked by the tests instead.
func (f *Face) check() error {
	if err := f.checkPermission(); err != nil {
		return err
	}
	depths := make([]int8, f.glyphs)
	for g := range f.glyphs {
		if _, err := f.checkGlyph(GID(g), depths); err != nil {
			return err
		}
	}
	return nil
}

// checkPermission reads fsType (OpenType, OS/2). Only the three lowest usage
// bits matter before version 3, and then the least restrictive holds.
func (f *Face) checkPermission() error {
	const (
		restricted   = 1 << 1
		preview      = 1 << 2
		editable     = 1 << 3
		noSubsetting = 1 << 8
		bitmapOnly   = 1 << 9
	)
	fsType := u16(f.tables.os2, 8)
	switch {
	case fsType&restricted != 0 && fsType&(preview|editable) == 0:
		return fmt.Errorf("字体许可不允许嵌入文件（fsType 0x%04X），请换用允许嵌入的字体", fsType)
	case fsType&noSubsetting != 0:
		return fmt.Errorf("字体许可不允许嵌入子集（fsType 0x%04X），请换用允许嵌入子集的字体", fsType)
	case fsType&bitmapOnly != 0:
		return fmt.Errorf("字体许可只允许嵌入点阵（fsType 0x%04X），请换用允许嵌入轮廓的字体", fsType)
	}
	return nil
}

// maxDepth is how deep composites may nest. TrueType asks for no more than a
// few levels; readers of PDF refuse more than eight.
const maxDepth = 6

// Marks of checkGlyph in its table of depths.
const (
	unvisited int8 = 0
	open      int8 = -1 // on the way down: meeting it again is a cycle
)

// checkGlyph returns how many levels of glyphs g is made of: 1 for a simple one.
func (f *Face) checkGlyph(g GID, depths []int8) (int8, error) {
	switch d := depths[g]; d {
	case unvisited:
	case open:
		return 0, fmt.Errorf("第 %d 个字形包含它自己", g)
	default:
		return d, nil
	}
	d := f.outline(g)
	if len(d) == 0 || i16(d, 0) >= 0 {
		if !completeOutline(d) {
			return 0, fmt.Errorf("第 %d 个字形的轮廓不完整", g)
		}
		depths[g] = 1
		return 1, nil
	}
	depths[g] = open
	deepest := int8(0)
	for at, more := firstComponent(d); more; {
		if at+4 > len(d) || int(u16(d, at+2)) >= f.glyphs {
			return 0, fmt.Errorf("第 %d 个字形的部件不存在", g)
		}
		depth, err := f.checkGlyph(GID(u16(d, at+2)), depths)
		if err != nil {
			return 0, err
		}
		deepest = max(deepest, depth)
		if at, more = nextComponent(d, at); at > len(d) {
			return 0, fmt.Errorf("第 %d 个字形的部件不完整", g)
		}
	}
	if deepest >= maxDepth {
		return 0, fmt.Errorf("第 %d 个字形的部件嵌套超过 %d 层", g, maxDepth)
	}
	depths[g] = deepest + 1
	return deepest + 1, nil
}

// completeOutline reports whether the simple glyph data d holds all the
// points it announces. No data is a complete blank.
func completeOutline(d []byte) bool {
	if len(d) == 0 {
		return true
	}
	contours := int(i16(d, 0))
	at := 10 + 2*contours
	if at+2 > len(d) {
		return contours == 0
	}
	points := 0
	for i := range contours {
		end := int(u16(d, 10+2*i)) + 1
		if end <= points {
			return false
		}
		points = end
	}
	at += 2 + int(u16(d, at)) // instructions
	const (
		xShort = 1 << 1
		yShort = 1 << 2
		repeat = 1 << 3
		xSame  = 1 << 4
		ySame  = 1 << 5
	)
	coordinates := 0
	for points > 0 {
		if at >= len(d) {
			return false
		}
		flag, times := d[at], 1
		at++
		if flag&repeat != 0 {
			if at >= len(d) {
				return false
			}
			times += int(d[at])
			at++
		}
		points -= times
		coordinates += times * (coordinateSize(flag, xShort, xSame) + coordinateSize(flag, yShort, ySame))
	}
	return points == 0 && at+coordinates <= len(d)
}

// coordinateSize is the bytes of one coordinate under flag.
func coordinateSize(flag, short, same byte) int {
	switch {
	case flag&short != 0:
		return 1
	case flag&same != 0:
		return 0
	}
	return 2
}

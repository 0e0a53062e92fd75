// Package font holds the typefaces of official documents: which glyph draws a
// character, how wide it is, and the small font program a document carries.
//
// Five fonts are embedded. Load puts a user's licensed fonts before them.
// The package reads TrueType outlines only; it neither shapes nor rasterises.
package font

// GID is a glyph's index in its face.
type GID uint16

// Role is one of the five typefaces an official document uses
// (GB/T 9704—2012, 5.2.2).
type Role uint8

const (
	FangSong Role = iota // 仿宋: body
	Kai                  // 楷体: headings （一）, names of signatories
	BiaoSong             // 小标宋: masthead and title
	Hei                  // 黑体: headings 一、
	Song                 // 宋体: page numbers, tables
)

const roles = 5

var roleNames = [roles]string{"仿宋", "楷体", "小标宋", "黑体", "宋体"}

// String is the Chinese name of the typeface.
func (r Role) String() string { return roleNames[r] }

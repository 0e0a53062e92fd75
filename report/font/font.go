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

package docx

// The five typefaces of official documents (GB/T 9704—2012, 5.2.2). They are
// named and not embedded: their licences do not allow it, and every office
// that writes such documents has them.
const (
	fangSong = "仿宋_GB2312"
	kai      = "楷体_GB2312"
	biaoSong = "方正小标宋简体"
	hei      = "黑体"
	song     = "宋体"
)

// A typeface tells Word what to take where a machine lacks it.
type typeface struct {
	name   string
	others string // names of the same design, best first
	panose string
	family string
	pitch  string
}

var typefaces = []typeface{
	{fangSong, "仿宋,FangSong,方正仿宋_GBK,方正仿宋简体,FZFangSong-Z02S", "02010609030101010101", "modern", "fixed"},
	{kai, "楷体,KaiTi,方正楷体_GBK,方正楷体简体,FZKai-Z03S", "02010609030101010101", "modern", "fixed"},
	{biaoSong, "方正小标宋_GBK,方正小标宋简,FZXiaoBiaoSong-B05S,小标宋,华文中宋,宋体", "02010601030101010101", "auto", "variable"},
	{hei, "SimHei,方正黑体_GBK,方正黑体简体", "02010609060101010101", "modern", "fixed"},
	{song, "SimSun,NSimSun,新宋体", "02010600030101010101", "auto", "variable"},
}

func fontTable() []byte {
	var m markup
	m.raw(xmlHead, `<w:fonts`, namespaces, `>`)
	for _, f := range typefaces {
		m.raw(`<w:font w:name="`, f.name, `"><w:altName w:val="`, f.others, `"/><w:panose1 w:val="`, f.panose,
			`"/><w:charset w:val="86"/><w:family w:val="`, f.family, `"/><w:pitch w:val="`, f.pitch, `"/></w:font>`)
	}
	m.raw(`</w:fonts>`)
	return m.buf
}

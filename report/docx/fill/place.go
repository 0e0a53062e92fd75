package fill

import "fmt"

// A place is where a tag stands.
type place struct {
	Part      string // 正文, 页眉 …
	Paragraph int    // from 1, in the part
	Text      string // of the paragraph, cut
}

func (p place) String() string {
	return fmt.Sprintf("%s第 %d 段“%s”", p.Part, p.Paragraph, p.Text)
}

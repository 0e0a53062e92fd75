package docx

import "github.com/biaoping/biaoping/report/doc"

const sealsPerRow = 3

var (
	sealApart = mm(2) // between two seals at least
	sealUnder = mm(5) // between the text and the first seals
)

// sealedJointly writes the 署名 of a joint issue in their order, in rows of
// up to three, each with its seal. The date stands under the last of them.
// The seals do not touch and stay within the 版心 (GB/T 9704—2012, 7.3.5.1).
func (e *encoder) sealedJointly(c *doc.Closing, next doc.Block, keep bool) {
	stamps := make([]stamp, len(c.Signatures))
	need, high := 0, 0
	for i, s := range c.Signatures {
		seal, ok := e.stampOf(s)
		if !ok {
			return
		}
		stamps[i] = seal
		need = max(need, nameWidth(s), seal.w+sealApart)
		high = max(high, seal.h)
	}
	columns, width, indent := e.jointColumns(len(stamps), need, c.Date)
	widths := make([]int, columns)
	for i := range widths {
		widths[i] = width
	}
	under, last := sealUnder, high+sealApart
	if e.sheet.closer() { // the page is full: rounding must not turn it
		under, last = e.sheet.linePitch()/4, high
	}
	e.gap(under)
	e.beginTable(widths, tableFormat{indent: indent})
	for from := 0; from < len(stamps); from += columns {
		to := min(from+columns, len(stamps))
		height := atLeast(high + sealApart)
		if to == len(stamps) {
			height = atLeast(last)
			if endsBefore(next, indent+columns*width-(width+stamps[to-1].w)/2) { // 附注 follows on the line under the date, beside the seal
				height = ""
			}
			e.keep = keep
		}
		e.beginRow(height)
		for range columns - (to - from) { // the last name stands over the date
			e.beginCell(width, 1, "")
			e.line(para{}, "")
			e.endCell()
		}
		for i := from; i < to; i++ {
			e.beginCell(width, 1, "")
			e.gap(e.rise(stamp{h: high}))
			e.open(para{style: "Organ", align: "center"})
			e.press(stamps[i], width/2)
			e.run("", c.Signatures[i].Organ)
			e.shut()
			if i == len(stamps)-1 {
				e.dateLine(para{align: "center"}, c.Date, keep)
			}
			e.endCell()
		}
		e.endRow()
	}
	e.endTable()
	e.gap(hairline)
}

// jointColumns sets n names, each need wide with its seal, in as many
// columns as fit with the middle of the last one over the date's. It returns
// the columns' number and width and what is free at their left.
func (e *encoder) jointColumns(n, need int, date string) (columns, width, indent int) {
	text, x := e.sheet.textWidth(), e.dateCentre(date)
	for k := min(sealsPerRow, n); k > 1; k-- {
		width = min(2*(text-x), 2*x/(2*k-1))
		if need <= width {
			return k, width, x + width/2 - k*width
		}
	}
	x = max(text/2, min(x, text-(need+1)/2))
	width = 2 * (text - x)
	return 1, width, text - width
}

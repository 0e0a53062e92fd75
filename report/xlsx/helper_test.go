package xlsx

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"slices"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/biaoping/biaoping/internal/opc/opctest"
	"github.com/biaoping/biaoping/report/doc"
)

var day = time.Date(2024, 5, 31, 0, 0, 0, 0, time.UTC)

func text(s string) doc.Cell { return doc.Cell{Text: doc.Plainly(s)} }

func number(s string, n float64, places int) doc.Cell {
	return doc.Cell{Text: doc.Plainly(s), Value: doc.Value{Kind: doc.NumberValue, Number: n, Places: places}}
}

func date(s string, d time.Time) doc.Cell {
	return doc.Cell{Text: doc.Plainly(s), Value: doc.Value{Kind: doc.DateValue, Date: d}}
}

func row(cells ...doc.Cell) doc.Row { return doc.Row{Cells: cells} }

func document(tables ...*doc.Table) *doc.Document {
	d := &doc.Document{Meta: doc.Meta{Title: "样例文书", Author: "某某市应急管理局", Date: day}, Sections: []doc.Section{{}}}
	for _, t := range tables {
		d.Sections[0].Blocks = append(d.Sections[0].Blocks, t)
	}
	return d
}

// laid is the first sheet of a document of tables.
func laid(t testing.TB, tables ...*doc.Table) *sheet {
	t.Helper()
	sheets, err := layOut(context.Background(), document(tables...))
	if err != nil {
		t.Fatal(err)
	}
	return sheets[0]
}

// printed is what the workbook of d shows: the cells of its tables, and the
// titles that head their sheets, in reading order.
func printed(t testing.TB, d *doc.Document) []string {
	t.Helper()
	var out []string
	add := func(s string) {
		if s != "" {
			out = append(out, s)
		}
	}
	for _, s := range d.Sections {
		title := ""
		for _, b := range s.Blocks {
			switch b := b.(type) {
			case *doc.Title:
				title = b.Text
			case *doc.Table:
				add(title)
				title = ""
				add(b.Name)
				for _, r := range slices.Concat(b.Header, b.Rows) {
					for i := range r.Cells {
						add(content(&r.Cells[i]).String())
					}
				}
				add(b.Note.String())
			}
		}
	}
	return out
}

// shows is what the cells of f show, row by row.
func shows(t testing.TB, f *excelize.File) []string {
	t.Helper()
	var out []string
	for _, name := range f.GetSheetList() {
		rows, err := f.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range slices.Concat(rows...) {
			if s != "" {
				out = append(out, s)
			}
		}
	}
	return out
}

// oneColumn is a table without name or header: its rows are the sheet's rows.
func oneColumn(cells ...doc.Cell) *doc.Table {
	t := &doc.Table{Columns: make([]doc.Column, 1)}
	for _, c := range cells {
		t.Rows = append(t.Rows, row(c))
	}
	return t
}

func encode(t testing.TB, d *doc.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Encode(context.Background(), &b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func open(t testing.TB, d *doc.Document) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(encode(t, d)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// shown is what a cell displays, and raw what it holds.
func shown(t testing.TB, f *excelize.File, sheet, cell string) (shown, raw string) {
	t.Helper()
	shown, err := f.GetCellValue(sheet, cell)
	if err != nil {
		t.Fatal(err)
	}
	raw, err = f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	return shown, raw
}

func photo(w, h int) *doc.Picture {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range m.Pix {
		m.Pix[i] = byte(i / 7)
	}
	m.Set(0, 0, color.White)
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		panic(err)
	}
	return &doc.Picture{Format: "jpeg", Data: b.Bytes(), Width: w, Height: h, Alt: "样例照片"}
}

// register is a table of rows rows and twelve columns as 统计表 has them.
func register(rows int) *doc.Table {
	heads := []string{"序号", "单位类别", "单位名称", "统一社会信用代码", "所在地区", "负责人", "联系电话", "评审行业", "公告日期", "评审员人数", "本年评审企业数", "备注"}
	t := &doc.Table{Name: "评审组织单位和评审单位统计表", Columns: make([]doc.Column, len(heads)), Note: doc.Plainly("注：样例。")}
	var head doc.Row
	for _, h := range heads {
		head.Cells = append(head.Cells, text(h))
	}
	t.Header = []doc.Row{head}
	for i := range rows {
		d := day.AddDate(0, 0, i%300)
		t.Rows = append(t.Rows, row(
			number(fmt.Sprint(i+1), float64(i+1), 0), text("评审单位"), text(fmt.Sprintf("某某安全技术服务有限公司第%d分公司", i+1)),
			text(fmt.Sprintf("91330100MA2%07d", i)), text("某某市某某区"), text("张某某"), text("0571-00000000"), text("机械、轻工、纺织"),
			date(d.Format("2006年1月2日"), d), number(fmt.Sprint(i%40), float64(i%40), 0), number(fmt.Sprintf("%d.50", i%90), float64(i%90)+0.5, 2), text("")))
	}
	return t
}

// partOf is one part of a package.
func partOf(t testing.TB, b []byte, name string) []byte {
	t.Helper()
	return []byte(opctest.Content(t, b, name))
}

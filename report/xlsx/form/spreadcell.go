package form

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/biaoping/biaoping/report/review"
	"github.com/biaoping/biaoping/report/xlsx"
	"github.com/biaoping/biaoping/report/xlsx/book"
)

// cell is the value of a cell for the fact v.
func (sp *spreader) cell(c *Column, path string, v any) any {
	if !c.List {
		value := sp.scalar(c, path, v)
		sp.prove(c, path, value, v)
		return value
	}
	list, _ := v.([]any)
	texts := make([]string, len(list))
	for i, item := range list {
		at := path + "[" + strconv.Itoa(i) + "]"
		texts[i] = fmt.Sprint(sp.scalar(c, at, item))
		if strings.Contains(texts[i], "\n") {
			sp.fail(at, "有换行，与别项放在一格里分不清")
		}
	}
	joined := strings.Join(texts, "\n")
	if len(texts) == 1 && strings.ContainsAny(joined, separators) {
		joined += "\n" // one item a line
	}
	sp.prove(c, path, joined, list...)
	return joined
}

// prove refuses a text that would not be read back as the facts it is written
// for.
func (sp *spreader) prove(c *Column, path string, value any, facts ...any) {
	text, ok := value.(string)
	if !ok {
		return
	}
	r := valuer{own: true}.read(c, &book.Cell{Text: text})
	switch {
	case r.severity == Error:
		sp.fail(path, "写进表格就读不回来（%s），请换一种写法", r.message)
	case !slices.EqualFunc(r.texts, facts, func(got string, want any) bool { return got == fmt.Sprint(want) }):
		sp.fail(path, "从表格读回时成为 %q，请换一种写法", strings.Join(r.texts, "\n"))
	}
}

func (sp *spreader) scalar(c *Column, path string, v any) any {
	switch v := v.(type) {
	case bool:
		if v {
			return yes
		}
		return no
	case json.Number:
		f, err := v.Float64()
		if err != nil {
			sp.fail(path, "%v 不是数", v)
		}
		if c.List {
			return v.String()
		}
		return f
	case string:
		if c.Kind == review.DateOutline {
			return sp.date(path, v)
		}
		for _, choice := range c.Choices {
			if choice.Value == v {
				return choice.Chinese
			}
		}
		if v == "" {
			return hollow
		}
		if strings.TrimSpace(v) != v {
			sp.fail(path, "首尾有空格或空行，从表格读回时会丢失，请去掉")
		}
		if err := xlsx.CheckText(v); err != nil {
			sp.fail(path, "%v", err)
		}
		return v
	}
	return nil
}

// date is a date as a workbook counts it, which before March 1900 it cannot.
func (sp *spreader) date(path, s string) any {
	d, err := review.ParseDate(s)
	if err != nil {
		sp.fail(path, "%v", err)
		return nil
	}
	if t := d.Time(); t.After(time.Date(1900, 3, 1, 0, 0, 0, 0, time.UTC)) {
		return t
	}
	return s
}

func sortedKeys(m map[string]any) []string { return slices.Sorted(maps.Keys(m)) }

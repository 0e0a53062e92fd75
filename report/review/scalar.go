package review

import (
	"encoding/base64"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// kindNames is what each kind of value is called in messages.
var kindNames = [...]string{
	textValue:    "文字",
	intValue:     "整数",
	decimalValue: "数",
	boolValue:    " true（是）或 false（否）",
	dateValue:    "日期",
	bytesValue:   "base64 文字",
	listValue:    "列表",
	objectValue:  "一组字段",
}

// scalar fills v from a scalar node.
func (d *decoder) scalar(n *node, v reflect.Value, f *field, p *plan) {
	if !n.fits(p.kind) {
		d.fail(n.place, "%s应为%s，现为%s%s", f.title, kindNames[p.kind], n.describe(), n.remedy(p.kind))
		return
	}
	var err error
	switch p.kind {
	case textValue:
		v.SetString(n.text)
	case intValue:
		var whole int
		whole, err = parseInt(n.text)
		v.SetInt(int64(whole))
	case decimalValue:
		var decimal Decimal
		decimal, err = ParseDecimal(n.text)
		v.SetInt(int64(decimal))
	case boolValue:
		v.SetBool(n.text == "true")
	case dateValue:
		var date Date
		date, err = ParseDate(n.text)
		v.Set(reflect.ValueOf(date))
	case bytesValue:
		var data []byte
		if data, err = base64.StdEncoding.DecodeString(n.text); err != nil {
			err = errors.New("不是 base64 编码")
		}
		v.SetBytes(data)
	}
	if err != nil {
		d.fail(n.place, "%s %v", f.title, err)
	}
}

// fits reports whether a node can give a value of kind, its text aside.
func (n *node) fits(kind valueKind) bool {
	switch kind {
	case textValue, dateValue, bytesValue:
		return n.kind == textNode || n.kind == plainNode
	case intValue, decimalValue:
		return n.kind == numberNode || n.kind == plainNode
	case boolValue:
		return (n.kind == boolNode || n.kind == plainNode) && (n.text == "true" || n.text == "false")
	}
	return false
}

// remedy says how to write what n was probably meant to be.
func (n *node) remedy(kind valueKind) string {
	switch {
	case kind == textValue && (n.kind == numberNode || n.kind == boolNode):
		return fmt.Sprintf("，应加引号写作 %q", n.text)
	case n.kind == textNode && (kind == intValue || kind == decimalValue || kind == boolValue && (n.text == "true" || n.text == "false")):
		return "，应去掉引号"
	case kind == dateValue:
		return "，应写作 2024-05-31"
	}
	return ""
}

// describe is what a node is, for messages.
func (n *node) describe() string {
	switch n.kind {
	case nullNode:
		return "空"
	case listNode:
		return "列表"
	case objectNode:
		return "一组字段"
	case numberNode:
		return "数 " + n.text
	case boolNode:
		return " " + n.text
	}
	return "文字 " + quote(n.text)
}

// quote is s in quotes, its head if it is long.
func quote(s string) string {
	n := 0
	for i := range s {
		if n++; n > 30 {
			return strconv.Quote(s[:i] + "…")
		}
	}
	return strconv.Quote(s)
}

// parseInt reads a whole number of at most nine digits.
func parseInt(s string) (int, error) {
	if digits := strings.TrimPrefix(s, "-"); len(digits) > 9 && strings.Trim(digits, "0123456789") == "" {
		return 0, fmt.Errorf("%s 超出范围，整数至多 9 位", quote(s))
	}
	d, err := ParseDecimal(s)
	if err != nil || strings.Contains(s, ".") {
		return 0, fmt.Errorf("%s 不是整数，应写作 12", quote(s))
	}
	return int(d / decimalOne), nil
}

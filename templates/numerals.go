package templates

import (
	"fmt"

	"github.com/biaoping/biaoping/internal/numeral"
)

// chinese is n in Chinese numerals: 一, 十二, 一百零三. It knows 0 to 9999.
func chinese(n int) (string, error) {
	if n < 0 || n > 9999 {
		return "", fmt.Errorf("chinese 只写 0 到 9999，不写 %d", n)
	}
	return numeral.Of(n), nil
}

// headingNumber is the n-th number of a level of headings with its
// punctuation (GB/T 9704—2012, 7.3.3): 一、 （一） 1. （1）
func headingNumber(level, n int) string {
	switch level {
	case 1:
		return numeral.Of(n) + "、"
	case 2:
		return "（" + numeral.Of(n) + "）"
	case 3:
		return fmt.Sprintf("%d. ", n) // parted from the text as in lists and 附件说明
	}
	return fmt.Sprintf("（%d）", n)
}

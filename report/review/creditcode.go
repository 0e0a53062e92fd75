package review

import (
	"fmt"
	"strings"
)

// creditAlphabet is the characters of 统一社会信用代码 in the order of their
// values: without I, O, S, V and Z (GB 32100—2015).
const creditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"

// creditCodeFault says what is wrong with a 统一社会信用代码; "" for nothing.
// The last of its 18 characters checks the others: with values C and weights
// 3^i mod 31 it makes their sum divisible by 31 (GB 32100—2015).
func creditCodeFault(code string) string {
	characters := []rune(code)
	if len(characters) != 18 {
		return fmt.Sprintf("应为 18 位，现为 %d 位", len(characters))
	}
	sum, weight := 0, 1
	for i, c := range characters {
		value := strings.IndexRune(creditAlphabet, c)
		switch {
		case value < 0 && strings.ContainsRune("abcdefghjklmnpqrtuwxy", c):
			return fmt.Sprintf("第 %d 位 %c 应大写", i+1, c)
		case value < 0:
			return fmt.Sprintf("第 %d 位不应是 %c：只用数字和 I、O、S、V、Z 以外的大写字母", i+1, c)
		}
		if i < 17 {
			sum += value * weight
			weight = weight * 3 % 31
		}
	}
	if right := rune(creditAlphabet[(31-sum%31)%31]); right != characters[17] {
		return fmt.Sprintf("校验位不符：末位应为 %c，或前 17 位有误", right)
	}
	return ""
}

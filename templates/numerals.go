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

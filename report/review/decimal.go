package review

import (
	"fmt"
	"strconv"
	"strings"
)

// A Decimal is a number with at most three digits after the point, held
// exactly in thousandths: points, deductions, sums of money.
type Decimal int64

const decimalOne = 1000

// Int is the Decimal of a whole number.
func Int(n int) Decimal { return Decimal(n) * decimalOne }

// ParseDecimal reads a plain decimal such as -12.5: at most twelve digits
// before the point and three after it, no exponent, no sign but -, and no
// leading zero that has no use.
func ParseDecimal(s string) (Decimal, error) {
	whole, neg := strings.CutPrefix(s, "-")
	whole, frac, point := strings.Cut(whole, ".")
	switch {
	case whole == "" || point && frac == "" || strings.Trim(whole+frac, "0123456789") != "":
		return 0, fmt.Errorf("%s 不是数，应写作 12 或 12.5", quote(s))
	case len(whole) > 1 && whole[0] == '0':
		return 0, fmt.Errorf("%s 不应以 0 开头", quote(s))
	case len(whole) > 12:
		return 0, fmt.Errorf("%s 超出范围，整数部分至多 12 位", quote(s))
	case len(frac) > 3:
		return 0, fmt.Errorf("%s 小数超过三位", quote(s))
	}
	n, err := strconv.ParseInt(whole+(frac + "000")[:3], 10, 64)
	if err != nil {
		panic(err) // fifteen digits at most
	}
	if neg {
		n = -n
	}
	return Decimal(n), nil
}

// Float is the nearest float64, for workbooks and rule expressions.
func (d Decimal) Float() float64 { return float64(d) / decimalOne }

// String is the shortest form: 12, 12.5, -0.125.
func (d Decimal) String() string {
	s := d.Fixed(3)
	return strings.TrimRight(strings.TrimRight(s, "0"), ".")
}

// Fixed is d with exactly n digits after the point (0 to 3), rounded half
// away from zero.
func (d Decimal) Fixed(n int) string {
	unit := Decimal(decimalOne)
	for range n {
		unit /= 10
	}
	neg, v := d < 0, d
	if neg {
		v = -v
	}
	v = (v + unit/2) / unit
	s := strconv.FormatInt(int64(v), 10)
	if n > 0 {
		for len(s) <= n {
			s = "0" + s
		}
		s = s[:len(s)-n] + "." + s[len(s)-n:]
	}
	if neg && v != 0 {
		s = "-" + s
	}
	return s
}

// MarshalJSON writes the shortest form as a JSON number.
func (d Decimal) MarshalJSON() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the forms ParseDecimal reads.
func (d *Decimal) UnmarshalText(b []byte) (err error) {
	*d, err = ParseDecimal(string(b))
	return err
}

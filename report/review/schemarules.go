package review

import (
	"strconv"
	"strings"
)

// apply adds what the rules of f say of s.
func (s *schema) apply(rules string, f *field) {
	for rule := range strings.SplitSeq(rules, ",") {
		name, value, _ := strings.Cut(rule, "=")
		n, _ := strconv.Atoi(value)
		switch name {
		case "required":
			s.nonEmpty()
		case "oneof":
			s.oneOf(f.words)
		case "min":
			if s.Type == "array" {
				s.MinItems = n
			} else {
				s.Minimum = &n
			}
		case "max":
			s.Maximum = &n
		case "len":
			s.MinLength, s.MaxLength = n, n
		case "number":
			s.Pattern = "^[0-9]+$"
		case "email":
			s.Format = "email"
		case "datetime":
			s.Pattern = "^([01]?[0-9]|2[0-3]):[0-5][0-9]$"
			s.describe("形如 09:30")
		case "creditcode":
			s.Pattern = "^[" + creditAlphabet + "]{18}$"
			s.describe("18 位，末位为校验码")
		case "docnumber":
			s.Pattern = "^[^〔〕\\s]+〔[0-9]{4}〕[1-9][0-9]*号$"
			s.describe("形如 某应急〔2024〕12号")
		}
	}
}

// nonEmpty says that the zero value is not enough.
func (s *schema) nonEmpty() {
	switch s.Type {
	case "string":
		s.MinLength = 1
	case "array":
		s.MinItems = 1
	}
}

func (s *schema) oneOf(words []word) {
	var told []string
	s.MinLength = 0
	for _, w := range words {
		s.Enum = append(s.Enum, w.value)
		if w.chinese != w.value {
			told = append(told, w.value+" "+w.chinese)
		}
	}
	if told != nil {
		s.describe(strings.Join(told, "；"))
	}
}

func (s *schema) describe(text string) {
	if s.Description != "" && text != "" {
		s.Description += "；"
	}
	s.Description += text
}

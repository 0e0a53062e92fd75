package validate

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/biaoping/biaoping/internal/numeral"
	"github.com/biaoping/biaoping/report/review"
)

// A reference is one place where the body of a notice points to its
// attachments.
type reference struct {
	numbers []int  // as written; none: 附件 without a number
	name    string // in 《》 before （见附件1）; empty: not named
}

// namedForm is 《name》 and the bracket in which the reference follows.
var namedForm = regexp.MustCompile(`《([^《》]*(?:《[^《》]*》[^《》]*)*)》[（(](?:详?见)?$`)

// Of what stands before 附件, ofOther makes it another document's, as in
// 国发〔2024〕1号附件2 and 《指南》附件2; pointing makes it a reference without
// a number too.
var (
	ofOther  = regexp.MustCompile(`[号》）)其该的]$`)
	pointing = regexp.MustCompile(`[（(见]$`)
)

// references are those of the body, in its order.
func references(body []review.Passage) []reference {
	var out []reference
	for _, p := range body {
		for _, text := range []string{p.Heading, p.Text} {
			before, after, found := strings.Cut(text, "附件")
			for ; found; before, after, found = strings.Cut(after, "附件") {
				numbers, rest, counted := numbersIn(after)
				if !counted && !ofOther.MatchString(before) && (len(numbers) > 0 || pointing.MatchString(before)) {
					r := reference{numbers: numbers}
					if name := namedForm.FindStringSubmatch(before); name != nil {
						r.name = name[1]
					}
					out = append(out, r)
				}
				after = rest
			}
		}
	}
	return out
}

// oneNumber, between and countWord are the parts of 1、3 and 一至三: a number,
// what stands between two, and what makes a number a count or a date, as in
// 附件一式两份 and 附件1和2024年的报表.
var (
	oneNumber = regexp.MustCompile(`^(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})`)
	between   = regexp.MustCompile(`^(?:附件|[、和及与至—–～~－-])+`)
	countWord = regexp.MustCompile(`^[0-9０-９年月日份个页张家项并式同起律般些览次定旦致%％]`)
)

// numbersIn reads the numbers at the head of text, of a span all that it
// covers, and gives what follows them. counted says that the first one is no
// number of an attachment.
func numbersIn(text string) (numbers []int, rest string, counted bool) {
	rest = strings.TrimLeft(text, " 　")
	for next, span := rest, false; ; {
		written := oneNumber.FindString(next)
		if written == "" {
			return numbers, rest, false
		}
		if countWord.MatchString(next[len(written):]) {
			return numbers, rest, len(numbers) == 0
		}
		n := numeral.Read(plainDigits.Replace(written))
		if span {
			for i := numbers[len(numbers)-1] + 1; i < n; i++ {
				numbers = append(numbers, i)
			}
		}
		numbers, rest = append(numbers, n), next[len(written):]
		joint := between.FindString(rest)
		next, span = rest[len(joint):], strings.ContainsAny(joint, "至—–～~－-")
		if joint == "" {
			return numbers, rest, false
		}
	}
}

var plainDigits = strings.NewReplacer("０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9")

// missingAttachments are the attachments the body of a notice points to and
// its list lacks.
func missingAttachments(body []review.Passage, list []review.Attachment) []string {
	var out []string
	for _, r := range references(body) {
		for _, number := range r.numbers {
			name := fmt.Sprintf("附件%d", number)
			if (number < 1 || number > len(list)) && !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
		if len(r.numbers) == 0 && len(list) == 0 && !slices.Contains(out, "附件") {
			out = append(out, "附件")
		}
	}
	return out
}

// attachmentFaults are the places where body and list of attachments do not
// say the same, each in a sentence without its full stop.
func attachmentFaults(body []review.Passage, list []review.Attachment) []string {
	var out []string
	mentioned, numbered := map[int]bool{}, false
	for _, r := range references(body) {
		if len(r.numbers) == 0 && len(list) > 1 {
			out = append(out, fmt.Sprintf("正文有一处“附件”没有写序号（附件有%d个）", len(list)))
		}
		for _, number := range r.numbers {
			mentioned[number], numbered = true, true
		}
		if r.name == "" || len(r.numbers) > 1 {
			continue
		}
		number := 1
		if len(r.numbers) == 1 {
			number = r.numbers[0]
		}
		if number < 1 || number > len(list) || len(r.numbers) == 0 && len(list) > 1 {
			continue
		}
		if listed := list[number-1].Name; plainTitle(listed) != plainTitle(r.name) {
			out = append(out, fmt.Sprintf("附件%d在正文中是《%s》而在附件说明中是《%s》", number, r.name, listed))
		}
	}
	seen := map[string]int{}
	for i, a := range list {
		if numbered && !mentioned[i+1] {
			out = append(out, fmt.Sprintf("附件%d《%s》在正文中没有提到", i+1, a.Name))
		}
		if ownNumber.MatchString(a.Name) {
			out = append(out, fmt.Sprintf("附件%d的名称“%s”自带序号", i+1, a.Name))
		}
		title := plainTitle(a.Name)
		if first, ok := seen[title]; ok {
			out = append(out, fmt.Sprintf("附件%d与附件%d同名：《%s》", first, i+1, a.Name))
		} else {
			seen[title] = i + 1
		}
	}
	return out
}

var (
	ownNumber = regexp.MustCompile(`^\s*[0-9０-９]{1,2}\s*[.．、]([^0-9]|(?:19|20)[0-9]{2}年)`)
	fileType  = regexp.MustCompile(`(?i)\.(docx?|xlsx?|pdf|wps|et)$`)
	sameMarks = strings.NewReplacer("（", "(", "）", ")", "：", ":", "，", ",", "《", "", "》", "", "“", "", "”", "", " ", "", "　", "")
)

// plainTitle is a name without what body and list may write differently: the
// marks of a title, blanks, its own number and the type of the file.
func plainTitle(name string) string {
	name = fileType.ReplaceAllString(strings.TrimSpace(name), "")
	return sameMarks.Replace(ownNumber.ReplaceAllString(name, "$1"))
}

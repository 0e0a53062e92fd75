package review

import "reflect"

// A word is one value a field may hold and what a document prints for it.
type word struct{ value, chinese string }

// words is what documents print for the values that requests write, by the
// type that holds them, or by the field.
var words = map[string][]word{
	"Nature": {{"initial", "初评"}, {"renewal", "复评"}, {"lookback", "回头看"}},
	"Grade":  {{"1", "一级"}, {"2", "二级"}, {"3", "三级"}, {"micro", "小微企业"}},
	"Role":   {{"leader", "组长"}, {"reviewer", "评审员"}, {"expert", "专家"}},

	"Enterprise.Size":      {{"large", "大型"}, {"medium", "中型"}, {"small", "小型"}, {"micro", "微型"}},
	"Supervision.Kind":     {{"daily", "日常检查"}, {"annual", "年终考核"}, {"recognition", "重新认定"}},
	"Sanction.Kind":        {{"interview", "约谈"}, {"warning", "警告"}, {"criticism", "通报批评"}, {"suspension", "暂停评审"}, {"revocation", "取消资格"}, {"blacklist", "列入黑名单"}},
	"Fee.Payer":            {{"enterprise", "企业"}, {"organizer", "评审组织单位"}, {"reviewBody", "评审单位"}, {"government", "政府"}},
	"Fee.Payee":            {{"organizer", "评审组织单位"}, {"reviewBody", "评审单位"}, {"consultant", "咨询单位"}},
	"Fee.For":              {{"review", "评审"}, {"consulting", "咨询"}, {"bundle", "咨询和评审打包"}},
	"Scoring.Floor":        {{"item", "考评项得分不低于零"}, {"element", "一级要素得分不低于零"}},
	"Conclusion.Label":     {{"certified", "达标企业"}, {"benchmark", "标杆企业"}},
	"Attendee.Side":        {{"review", "评审人员"}, {"enterprise", "受评审单位"}, {"other", "其他"}},
	"Problem.Level":        {{"general", "一般"}, {"major", "重大"}},
	"Recheck.Kind":         {{"data", "资料复核"}, {"site", "现场复核"}},
	"RegistryEntry.Role":   {{"organizer", "评审组织单位"}, {"reviewBody", "评审单位"}},
	"RegistryEntry.Change": {{"kept", "保留"}, {"added", "新增"}, {"dropped", "淘汰"}},
	"SpotCheck.Action":     {{"none", "不处理"}, {"rectify", "限期整改"}, {"revoke", "撤销等级"}},
	"Closing.Style":        {{"sealed", "加盖印章"}, {"unsealed", "不加盖印章"}, {"signed", "加盖签发人签名章"}},
	"Notice.Urgency":       {{"特急", "特急"}, {"加急", "加急"}},
	"Notice.Suffix":        {{"文件", "文件"}},
}

// Word is what a document prints for a value: Word("Problem.Level", "major")
// is 重大. Of is the name of the type (Nature, Grade, Role), or of struct and
// field. A value that is not of the set, the empty one too, gives "".
func Word(of, value string) string {
	for _, w := range words[of] {
		if w.value == value {
			return w.chinese
		}
	}
	return ""
}

// Chinese is 初评, 复评 or 回头看.
func (n Nature) Chinese() string { return Word("Nature", string(n)) }

// Chinese is 一级, 二级, 三级 or 小微企业.
func (g Grade) Chinese() string { return Word("Grade", string(g)) }

// Chinese is 组长, 评审员 or 专家.
func (r Role) Chinese() string { return Word("Role", string(r)) }

// wordsOf is the words for the values a field's rule allows: those of the
// field, or else of its type.
func wordsOf(name string, t reflect.Type, values []string) []word {
	if t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if _, ok := words[name]; !ok {
		name = t.Name()
	}
	set := make([]word, len(values))
	for i, v := range values {
		set[i] = word{v, Word(name, v)}
	}
	return set
}

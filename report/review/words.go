package review

import (
	"maps"
	"reflect"
	"slices"
)

// A word is one value a field may hold and what a document prints for it.
type word struct{ value, chinese string }

// words is what documents print for the values that requests write, by the
// type that holds them, or by the field.
var words = map[string][]word{
	"Nature": {{"initial", "初评"}, {"renewal", "复评"}, {"lookback", "回头看"}},
	"Grade":  {{"1", "一级"}, {"2", "二级"}, {"3", "三级"}, {"micro", "小微企业"}},
	"Role":   {{"leader", "组长"}, {"reviewer", "评审员"}, {"expert", "专家"}},

	"Request.Appendix":     {{"findings", "校核意见"}},
	"Enterprise.Size":      {{"large", "大型"}, {"medium", "中型"}, {"small", "小型"}, {"micro", "微型"}},
	"Supervision.Kind":     {{"daily", "日常检查"}, {"annual", "年终考核"}, {"recognition", "重新认定"}},
	"Sanction.Kind":        {{"interview", "约谈"}, {"warning", "警告"}, {"criticism", "通报批评"}, {"suspension", "暂停评审"}, {"revocation", "取消资格"}, {"blacklist", "列入黑名单"}, {"delisting", "撤销等级"}},
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
	"Misconduct.Kind": {{"fraud", "弄虚作假"}, {"profit", "牟取不正当利益"}, {"falseReport", "出具虚假评审报告"}, {"notOnSite", "未到现场评审"},
		{"undisclosedHazard", "评审报告未指出重大隐患"}, {"poorQuality", "评审质量存在严重问题"}, {"feeOverService", "重收费、轻服务"},
		{"expertBuilds", "评审专家替代企业创建"}, {"formality", "评审走过场"}, {"bundle", "咨询与评审捆绑收费"}, {"integrity", "廉洁自律问题"}},
	"Declaration.Kind": {{"truthful", "评审报告如实反映企业情况"}, {"quality", "创建质量符合要求"}},
	"Step.Kind": {{"verification", "属地核实"}, {"onlineReview", "线上审核"}, {"selection", "组成评审组"}, {"review", "评审"}, {"upload", "上传评审结果"},
		{"publicity", "公示"}, {"announcement", "公告"}},
	"Visit.Kind": {{"expert", "派驻专家指导"}, {"supervisor", "监管人员督导"}},
	"Document.Kind": {{"qualityControl", "评审质量管控制度"}, {"personnel", "人员行为管理制度"}, {"appraisal", "业绩考评制度"}, {"supervision", "考核管理制度"},
		{"plan", "建设方案"}, {"schedule", "推进时间表"}, {"list", "企业名单"}, {"auditPlan", "审计计划"}, {"auditResult", "审计结果运用"}, {"circular", "通报"}, {"summary", "工作总结"}},
	"Campaign.Kind":  {{"lookback", "回头看"}, {"verification", "核查"}, {"creation", "达标创建"}, {"audit", "运行质量审计"}},
	"Campaign.Level": {{"province", "省级"}, {"city", "市级"}, {"county", "县级"}},
	"Campaign.Covers": {{"operation", "体系运行情况"}, {"bodyPerformance", "评审单位工作绩效"}, {"consulting", "咨询单位工作绩效"}, {"gradeKept", "达标保持情况"},
		{"reviewQuality", "评审质量"}, {"hazardControl", "隐患排查治理"}, {"improvement", "持续改进"}, {"management", "安全管理体系和日常管理"}, {"riskControl", "风险辨识"},
		{"selfAssessment", "年度自评"}, {"bodyDuty", "评审机构履职情况"}},
	"Stage.Kind":        {{"mobilization", "动员部署"}, {"creation", "创建提升"}, {"acceptance", "考评验收"}, {"selfCheck", "自查自纠"}, {"summary", "总结"}, {"spotCheck", "抽查"}},
	"SpotCheck.Source":  {{"spotCheck", "抽查核查"}, {"enforcement", "执法检查"}, {"audit", "运行质量审计"}},
	"SpotCheck.ByKind":  {{"reviewBody", "评审单位"}, {"expertGroup", "专家组"}, {"authority", "监管部门"}},
	"SpotCheck.State":   {{"good", "正常运行"}, {"slipping", "滑坡"}, {"serious", "情况严重"}},
	"Participant.Label": {{"certified", "达标企业"}, {"benchmark", "标杆企业"}},
	"BodyRating.Rating": {{"good", "好"}, {"fair", "一般"}, {"poor", "差"}},
	"SubmitReport.Kind": {{"progress", "工作推进落实情况"}, {"selfCheck", "自查自纠情况"}, {"auditPlan", "审计计划"}, {"auditResult", "审计结果运用"}, {"scheme", "标准化建设方案"},
		{"lookbackScheme", "“回头看”活动方案"}, {"lookbackSummary", "“回头看”工作总结"}, {"announcement", "达标企业名单公告"}, {"register", "统计表"}},
	"SubmitReport.Level":  {{"county", "县级"}, {"city", "市级"}, {"reviewBody", "评审单位"}},
	"SubmitReport.Period": {{"first", "第一次"}, {"second", "第二次"}},
	"Closing.Style":       {{"sealed", "加盖印章"}, {"unsealed", "不加盖印章"}, {"signed", "加盖签发人签名章"}},
	"Official.Form":       {{"document", "公文格式"}, {"letter", "信函格式"}, {"order", "命令格式"}, {"minutes", "纪要格式"}, {"telegram", "明电格式"}},
	"Official.Urgency":    {{"特急", "特急"}, {"加急", "加急"}},
	"Official.Suffix":     {{"文件", "文件"}, {"令", "令"}, {"命令", "命令"}},
	"Measure.Form":        {{"document", "公文格式"}, {"letter", "信函格式"}},
	"Measure.Urgency":     {{"特急", "特急"}, {"加急", "加急"}},
	"Measure.Suffix":      {{"文件", "文件"}},
	"Subject.Role":        {{"enterprise", "企业"}, {"organizer", "评审组织单位"}, {"reviewBody", "评审单位"}, {"person", "评审人员"}},
	"Inspection.Source":   {{"spotCheck", "抽查核查"}, {"enforcement", "执法检查"}, {"audit", "运行质量审计"}},
	"Inspection.State":    {{"good", "正常运行"}, {"slipping", "滑坡"}, {"serious", "情况严重"}},

	"Paper.Period":       {{"first", "第一次"}, {"second", "第二次"}},
	"PreviousEntry.Role": {{"organizer", "评审组织单位"}, {"reviewBody", "评审单位"}},
	"Registry.Columns": {{"number", "序号"}, {"role", "单位类别"}, {"name", "单位名称"}, {"creditCode", "统一社会信用代码"}, {"region", "所在地区"}, {"principal", "负责人"},
		{"contact", "联系人及电话"}, {"industries", "评审行业"}, {"recognizedOn", "公告日期"}, {"reviewers", "评审员人数"}, {"reviews", "本年评审企业数"},
		{"supervisedOn", "督查考核日期"}, {"passed", "考核结果"}, {"change", "变动"}, {"note", "备注"}},
	"Draw.Strata": {{"region", "地区"}, {"grade", "等级"}, {"keySector", "是否重点监管领域"}, {"industry", "行业"}},
	"SelfCheckItem.Question": {{"systems", "建立评审质量管控和人员行为管理制度并严格实施"}, {"truthful", "评审报告如实反映企业真实情况"},
		{"standard", "严格对照评审得分标准进行现场评审"}, {"coverage", "现场抽查验证部分的覆盖面合理"},
		{"specialties", "评审人员及专家的专业背景与企业工艺相符"}, {"affiliated", "评审单位与咨询服务单位不是相关方"},
		{"consulting", "评审人员和专家没有参加同一企业的咨询辅导"}},
	"ReviewerAppraisal.Skill":  {{"good", "好"}, {"fair", "一般"}, {"poor", "差"}},
	"ReviewerAppraisal.Ethics": {{"good", "好"}, {"fair", "一般"}, {"poor", "差"}},
	"ReviewerAppraisal.Work":   {{"good", "好"}, {"fair", "一般"}, {"poor", "差"}},
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

// WordNames are the names that Word knows, sorted.
func WordNames() []string { return slices.Sorted(maps.Keys(words)) }

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

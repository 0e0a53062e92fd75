package review

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"sync"

	"github.com/go-playground/locales/zh"
	ut "github.com/go-playground/universal-translator"
	"github.com/go-playground/validator/v10"
	chinese "github.com/go-playground/validator/v10/translations/zh"
)

// A tagChecker checks the validate tags and says in Chinese what fails.
type tagChecker struct {
	validate *validator.Validate
	chinese  ut.Translator
}

// tagCheck makes the one tagChecker of the process, which is safe for
// concurrent use.
var tagCheck = sync.OnceValue(func() tagChecker {
	v := validator.New(validator.WithRequiredStructEnabled())
	v.RegisterTagNameFunc(func(sf reflect.StructField) string {
		if sf.Anonymous {
			return embedded
		}
		return jsonName(sf)
	})
	v.RegisterCustomTypeFunc(func(v reflect.Value) any { return Decimal(v.Int()).Float() }, Decimal(0))
	must(v.RegisterValidation("creditcode", func(fl validator.FieldLevel) bool {
		return creditCodeFault(fl.Field().String()) == ""
	}))
	must(v.RegisterValidation("docnumber", func(fl validator.FieldLevel) bool {
		return docNumberFault(fl.Field().String()) == ""
	}))
	locale := zh.New()
	translator, _ := ut.New(locale, locale).GetTranslator(locale.Locale())
	must(chinese.RegisterDefaultTranslations(v, translator))
	return tagChecker{v, translator}
})

func must(err error) {
	if err != nil {
		panic(err)
	}
}

// embedded stands in the validator's paths for an embedded struct, whose
// fields a request writes as if they were the outer struct's own.
const embedded = "~"

// tags checks the validate tags of a request.
func (c *checker) tags(req *Request) {
	check := tagCheck()
	err := check.validate.Struct(req)
	if err == nil {
		return
	}
	for _, fe := range err.(validator.ValidationErrors) {
		_, path, _ := strings.Cut(strings.ReplaceAll(fe.Namespace(), "."+embedded, ""), ".")
		if fe.Tag() == "required" && c.spoiled(path) {
			continue // nothing of it could be read
		}
		c.add(path, "%s", check.message(fe, requestPlan().fieldAt(path)))
	}
}

// message says what a tag found wrong with f and what would be right. Where
// the validator's own words do, they are taken: they begin with the name of the
// field. The words for tags that name another field fit the one use of each.
func (t tagChecker) message(fe validator.FieldError, f *field) string {
	text, _ := fe.Value().(string)
	switch fe.Tag() {
	case "creditcode":
		return f.title + " " + quote(text) + " " + creditCodeFault(text)
	case "docnumber":
		return f.title + " " + quote(text) + " " + docNumberFault(text)
	case "oneof":
		return f.title + "应为 " + choices(f.words) + "，现为 " + quote(reflect.ValueOf(fe.Value()).String())
	case "min":
		if fe.Kind() == reflect.Slice {
			return f.title + "不应是空的"
		}
		return f.title + "不应小于 " + fe.Param() + "，现为 " + number(fe.Value())
	case "max":
		return f.title + "不应大于 " + fe.Param() + "，现为 " + number(fe.Value())
	case "len", "number":
		return f.title + " " + quote(text) + " 应为 6 位数字"
	case "datetime":
		return f.title + " " + quote(text) + " 不是时间，应写作 09:30"
	case "required_with":
		return f.title + "为必填字段：写了层次就要写小标题"
	case "required_if":
		return f.title + "为必填字段：用印方式为 signed 时要写签发人"
	case "required_without":
		return f.title + "与图片内容应有其一"
	case "excluded_with":
		return f.title + "与图片内容只能有其一"
	}
	return f.title + strings.TrimPrefix(fe.Translate(t.chinese), fe.Field())
}

// number is an int, or a Decimal as the validator sees it, without exponent.
func number(value any) string {
	if f, ok := value.(float64); ok {
		return strconv.FormatFloat(f, 'f', -1, 64)
	}
	return fmt.Sprint(value)
}

// choices is 1（一级）、2（二级）、3（三级）之一.
func choices(words []word) string {
	list := make([]string, len(words))
	for i, w := range words {
		list[i] = w.value
		if w.chinese != w.value {
			list[i] += "（" + w.chinese + "）"
		}
	}
	if len(list) == 1 {
		return list[0]
	}
	return strings.Join(list, "、") + "之一"
}

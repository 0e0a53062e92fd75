package review

import "sync"

// An Outline is what a request writes for one value: for those who make forms
// and find columns. Outlines refer to each other as the types do, and may do so
// in a circle.
type Outline struct {
	Kind   OutlineKind
	Name   string         // of the type, such as Problem
	Fields []OutlineField // of an object, in the order of the type
	Item   *Outline       // of a list
}

// OutlineKind is what is written for a value.
type OutlineKind valueKind

const (
	TextOutline    = OutlineKind(textValue)
	IntOutline     = OutlineKind(intValue)     // a whole number
	DecimalOutline = OutlineKind(decimalValue) // at most three digits after the point
	FlagOutline    = OutlineKind(boolValue)    // 是非值
	DateOutline    = OutlineKind(dateValue)
	BytesOutline   = OutlineKind(bytesValue) // in base64
	ListOutline    = OutlineKind(listValue)
	ObjectOutline  = OutlineKind(objectValue)
)

// An OutlineField is one field of an object.
type OutlineField struct {
	Name    string // in a request
	Title   string // its Chinese term
	About   string // more than the title says; may be empty
	Must    bool   // it must be written
	Lines   bool   // it may hold several lines
	Choices []Choice
	Outline *Outline
}

// A Choice is one value a field may hold and what documents print for it.
type Choice struct{ Value, Chinese string }

// RequestOutline is that of a whole request.
func RequestOutline() *Outline { return requestOutline() }

var requestOutline = sync.OnceValue(func() *Outline {
	return outlineOf(requestPlan(), map[*plan]*Outline{})
})

func outlineOf(p *plan, done map[*plan]*Outline) *Outline {
	if o := done[p]; o != nil {
		return o
	}
	o := &Outline{Kind: OutlineKind(p.kind), Name: p.name}
	done[p] = o
	if p.elem != nil {
		o.Item = outlineOf(p.elem, done)
	}
	for i := range p.fields {
		f := &p.fields[i]
		of := OutlineField{Name: f.name, Title: f.title, About: f.about, Must: f.must, Lines: f.lines, Outline: outlineOf(f.plan, done)}
		for _, w := range f.words {
			of.Choices = append(of.Choices, Choice{w.value, w.chinese})
		}
		o.Fields = append(o.Fields, of)
	}
	return o
}

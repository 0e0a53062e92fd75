package review

import "testing"

func TestTheOutlineSaysWhatARequestWrites(t *testing.T) {
	problems := RequestOutline().below("review").Outline.below("问题清单")
	if problems == nil || problems.Name != "problems" || problems.Outline.Kind != ListOutline || problems.Outline.Item.Name != "Problem" {
		t.Fatalf("%+v", problems)
	}
	level := problems.Outline.Item.below("level")
	if !level.Must || level.Outline.Kind != TextOutline || len(level.Choices) != 2 || level.Choices[1] != (Choice{"major", "重大"}) {
		t.Errorf("%+v", level)
	}
	deadline := problems.Outline.Item.below("整改方案").Outline.below("整改期限")
	if deadline.Must || deadline.Outline.Kind != DateOutline {
		t.Errorf("%+v", deadline)
	}
	element := RequestOutline().below("review").Outline.below("standard").Outline.below("elements").Outline.Item
	if element.below("elements").Outline.Item != element {
		t.Error("an element does not hold elements")
	}
	if RequestOutline().below("没有") != nil {
		t.Error("a field that there is not")
	}
}

// below is the field of o called name, in a request or in Chinese; nil for none.
func (o *Outline) below(name string) *OutlineField {
	for i := range o.Fields {
		if f := &o.Fields[i]; f.Name == name || f.Title == name {
			return f
		}
	}
	return nil
}

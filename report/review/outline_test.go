package review

import "testing"

func TestTheOutlineSaysWhatARequestWrites(t *testing.T) {
	problems := RequestOutline().Below("review").Outline.Below("问题清单")
	if problems == nil || problems.Name != "problems" || problems.Outline.Kind != ListOutline || problems.Outline.Item.Name != "Problem" {
		t.Fatalf("%+v", problems)
	}
	level := problems.Outline.Item.Below("level")
	if !level.Must || level.Outline.Kind != TextOutline || len(level.Choices) != 2 || level.Choices[1] != (Choice{"major", "重大"}) {
		t.Errorf("%+v", level)
	}
	deadline := problems.Outline.Item.Below("整改方案").Outline.Below("整改期限")
	if deadline.Must || deadline.Outline.Kind != DateOutline {
		t.Errorf("%+v", deadline)
	}
	element := RequestOutline().Below("review").Outline.Below("standard").Outline.Below("elements").Outline.Item
	if element.Below("elements").Outline.Item != element {
		t.Error("an element does not hold elements")
	}
	if RequestOutline().Below("没有") != nil {
		t.Error("a field that there is not")
	}
}

package batch

// prune removes the documents of items that are not among those seen, and says
// how many items that were.
func (t *target) prune(seen map[key]bool) (int, error) {
	j := t.journal
	var dropped []*entry
	var lines []byte
	for place, k := range places(j.index) {
		if seen[k] {
			continue
		}
		e, err := j.at(place)
		if err != nil {
			return 0, notWritten(t.journalPath(), err)
		}
		dropped = append(dropped, e)
		lines = append(lines, encodeLine(entry{ID: e.ID, Status: gone})...)
	}
	if len(dropped) == 0 {
		return 0, nil
	}
	err := j.append(lines)
	if err == nil {
		err = j.file.Sync()
	}
	if err != nil {
		return 0, notWritten(t.journalPath(), err)
	}
	for _, e := range dropped {
		if err := t.removeOld(e, nil); err != nil {
			return 0, notWritten(t.dir, err)
		}
	}
	return len(dropped), nil
}

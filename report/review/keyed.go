package review

// keyed is rows in the order in which their keys were first named.
type keyed[T any] struct {
	rows  []T
	index map[string]int
}

// row is the row of key, which begins as fresh. It is good until the next call.
func (k *keyed[T]) row(key string, fresh T) *T {
	i, ok := k.index[key]
	if !ok {
		if k.index == nil {
			k.index = map[string]int{}
		}
		i = len(k.rows)
		k.index[key] = i
		k.rows = append(k.rows, fresh)
	}
	return &k.rows[i]
}

// inOrder is the rows of the keys given, as far as there are any.
func inOrder[K ~string, T any](k keyed[T], keys []K) (rows []T) {
	for _, key := range keys {
		if i, ok := k.index[string(key)]; ok {
			rows = append(rows, k.rows[i])
		}
	}
	return rows
}

//go:build !linux

package output

// standIn tells whether all entries are in dir.
func standIn(dir string, part []Entry) error {
	for _, e := range part {
		if err := e.stands(dir); err != nil {
			return err
		}
	}
	return nil
}

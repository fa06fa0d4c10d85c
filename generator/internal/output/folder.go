package output

// Lock keeps other dossiers from writing the same folder until unlock is
// called or the process ends. It returns ErrLocked when one does already.
func Lock(dir string) (unlock func(), err error) { return lockFolder(dir) }

// Sync waits until what was written to the folder's disk is on it.
func Sync(dir string) error { return syncFolder(dir) }

// Apart tells whether neither folder is, holds or lies in the other, links
// followed.
func Apart(a, b string) (bool, error) {
	a, err := resolve(a)
	if err != nil {
		return false, err
	}
	b, err = resolve(b)
	return err == nil && !holds(a, b) && !holds(b, a), err
}

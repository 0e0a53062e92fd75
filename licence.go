// Package biaoping holds the licences under which the module, its fonts and
// what it is built from are passed on.
package biaoping

import _ "embed"

// Licence is the licence of this module's code, Notice what goes with it, and
// ThirdParty the licences of the modules the command is built from.
var (
	//go:embed LICENSE
	Licence string
	//go:embed NOTICE
	Notice string
	//go:embed THIRD_PARTY_LICENSES
	ThirdParty string
)

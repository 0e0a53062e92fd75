// Package biaoping is the root of the module and holds the licences under which
// it, its fonts and what it is built from are passed on. Programs make documents
// with package report.
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

// Package validate judges the facts of a review against the notices.
//
// Each notice is a pack: one YAML file of rules and parameters, where every
// rule cites the article it comes from. The expressions in a pack are checked
// against the fact types when the pack is loaded, so a misspelt field, a
// missing article or a repeated id is a load error with its place, never a
// rule that keeps silent. A rule whose facts are missing says so; a number
// that no source gives is a parameter, and what depends on it carries its
// status. What is to be done by a day is a deadline: Check objects to one met
// too late, Deadlines lists all as they stand on a day.
//
// The facts' shape is checked in package review; what follows from findings
// (whether a document may still be drawn) is decided in package report.
package validate

"""A whole question set for the eye: the decision map drawn, the logic table set, in the files that others open."""

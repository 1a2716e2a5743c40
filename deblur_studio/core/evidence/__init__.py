"""Evidence: a case with its record, what it bundles, how a bundle is verified, its report.

The words: a *case* holds photos, logs, *steps* (what is asked for) and *results* (what came of
it); the *record* tells in a chain of hashes what was done and when; a *bundle* is a case in one
file that anybody can verify; a *report* says all of it to people.
"""

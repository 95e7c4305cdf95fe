"""Statements, rules, authorities: the law as typed data, and the conditions that switch it on."""

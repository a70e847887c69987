"""The rules, one file for what each speaks of."""

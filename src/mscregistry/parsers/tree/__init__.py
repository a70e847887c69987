"""Records that are trees, JSON or XML: a table of fields says what becomes of each branch.

::

    fields.py ─▶ Shape ─┬─▶ reader   any tree → objects, issues and places; forgiving, complete
                        ├─▶ builder  a tree without a fault → the same objects, fast
                        ├─▶ wire     bytes → just the branches that the table names (msgspec)
                        ├─▶ trace    objects → where in the text their words stand
                        └─▶ export   objects → a tree again
"""

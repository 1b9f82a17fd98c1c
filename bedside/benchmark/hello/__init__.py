"""The smallest skills that anybody would write, to compare the bundle with.

They are run in a folder, and never imported here.
"""

"""What the bundle is measured beside: the smallest skills that anybody would write.

Each is run from a folder of its own, never imported here.
"""

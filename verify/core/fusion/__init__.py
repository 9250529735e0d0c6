"""Truth discovery on many claims: how reliable each source is, who copies whom, how probable each value is.

Needs numpy and scipy, the extra `fusion`.
"""

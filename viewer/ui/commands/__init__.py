"""What people do to the archive, in their words: functions that panes share.

Each calls `session.do(label, work)`, which makes it one transaction, one undo step and one line at
the foot. A new edit is a function in the module of its subject.
"""

"""The technician's tests, a device at a time: named steps that go by themselves, and a question where only a
person can judge.

`registry` lists them; `walk` goes through one, in the thread that owns the device. A test is a generator:
each `yield` ends a step, with a note or None; what it raises fails the step it is in. Words are in
`ui/words/bench`: `test.NAME`, `test_step.STEP`, `test_note.NOTE`, `test_question.DEVICE_NAME`.
"""

"""What people say beside their cases: it cannot be done, how it was, please call. Three registers, in which
nothing may lie unanswered. `intake` fills them, `desk` is what people do with them, `console.routes.voice`
shows them.
"""

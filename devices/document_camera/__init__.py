"""The document camera, as far as it can be known without Qt: which one it is, and whether its driver answers.

What it sees comes through Qt Multimedia, in `ui.document_camera`.
"""

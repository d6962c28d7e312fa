"""The document camera through Qt Multimedia, fed through QVideoFrameInput."""

"""What is said of a screen, to whom, and with which recording. Voice and output are devices' business."""

import ".."

// Latin letters as they are: the default input method without word prediction.
LetterRows {
    comma: ","
    stop: "."
}

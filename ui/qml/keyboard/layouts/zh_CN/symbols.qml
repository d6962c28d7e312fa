import ".."

// Digits and Chinese signs.
SymbolRows {
    signs: ["-", "/", "\uFF1A", "\uFF1B", "\uFF08", "\uFF09", "@", "#", "\u201C", "\u201D"]
    moreSigns: ["\u3001", "\u300A", "\u300B", "\u00B7", "\uFF1F", "\uFF01", "\uFFE5"]
}

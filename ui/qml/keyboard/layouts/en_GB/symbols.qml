import ".."

// Digits and Latin signs.
SymbolRows {
    signs: ["-", "/", ":", ";", "(", ")", "@", "#", "&", "\""]
    moreSigns: ["_", "+", "=", "%", "?", "!", "'"]
}

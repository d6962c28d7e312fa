import "../../../qml"
import "../../../qml/components"

// The band as the terminal shows it: it offers the way back from large type once that is on.
Band {
    elder: Theme.elder
    language: Theme.language
}

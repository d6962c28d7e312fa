pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import "../../qml"

// One sheet on a glass as wide as the terminal's and as high as the sheet needs.
Window {
    id: root

    required property var page
    required property var texts
    required property string language
    required property real pixelsPerMm
    required property bool landscape
    required property bool elder
    required property bool night

    readonly property int needed: (sheet.item as FamilySheet)?.implicitHeight ?? 0

    width: Math.round((landscape ? 480 : 270) * pixelsPerMm)
    height: Math.max(1, needed)
    color: Theme.sand
    visible: true

    Binding { target: Theme; property: "pixelsPerMm"; value: root.pixelsPerMm }
    Binding { target: Theme; property: "landscape"; value: root.landscape }
    Binding { target: Theme; property: "elder"; value: root.elder }
    Binding { target: Theme; property: "night"; value: root.night }
    Binding { target: Theme; property: "reducedMotion"; value: true }
    Binding { target: Theme; property: "language"; value: root.language }
    Binding { target: Words; property: "texts"; value: root.texts }

    Loader {
        id: sheet
        objectName: "sheet"
        width: root.width
        active: root.page.name !== undefined
        sourceComponent: FamilySheet {
            page: root.page
        }
    }
}

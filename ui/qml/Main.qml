pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import "components"

// The one window: band, the screen of the moment, foot, keyboard, and whatever lies over them.
Window {
    id: root

    required property var shell
    required property var views
    required property var words
    required property bool landscape
    required property real pixelsPerMm
    required property bool reducedMotion
    required property bool fullScreen
    // False while only the face is shown: then nothing is loaded that the face does not need.
    required property bool awake

    // The keypad's place, and whether it is touching something for the person (ui/keypad).
    property Item keypadAt: null
    property bool keypadTouching: false

    color: Theme.sand
    title: Words.t("band.terminal")
    flags: fullScreen ? Qt.Window | Qt.FramelessWindowHint : Qt.Window
    visibility: fullScreen ? Window.FullScreen : Window.Windowed

    Component.onCompleted: requestActivate()

    function bringKeyboard(): void {
        keyboard.active = true;
    }

    // The whole picture of a terminal at rest, moved a little with each turn, so that nothing burns in.
    Binding { target: root.contentItem; property: "x"; value: Theme.mm(root.shell.driftX) }
    Binding { target: root.contentItem; property: "y"; value: Theme.mm(root.shell.driftY) }
    Binding { target: Theme; property: "pixelsPerMm"; value: root.pixelsPerMm }
    Binding { target: Theme; property: "glass"; value: Math.min(root.width, root.height) }
    Binding { target: Theme; property: "landscape"; value: root.landscape }
    Binding { target: Theme; property: "reducedMotion"; value: root.reducedMotion }
    Binding { target: Theme; property: "elder"; value: root.shell.elder }
    Binding { target: Theme; property: "night"; value: root.shell.night }
    Binding { target: Theme; property: "lowReach"; value: root.shell.lowReach }
    Binding { target: Theme; property: "language"; value: root.shell.language }
    Binding { target: Words; property: "texts"; value: root.words[root.shell.language] }

    Loader {
        id: place
        objectName: "screen"
        y: root.shell.bare || Theme.lowReach ? 0 : band.height
        width: root.width
        height: root.height - (root.shell.bare || Theme.lowered ? 0 : band.height)
        onLoaded: {
            arrival.direction = root.shell.direction;
            arrival.restart();
        }

        function show(screen: string): void {
            if (screen === "")
                return;
            if (["Page", "Aside", "Search"].includes(screen))
                keyboard.active = true;
            setSource("screens/" + screen + ".qml", {shell: root.shell, view: root.views[screen]});
        }

        Component.onCompleted: show(root.shell.screen)
    }

    Connections {
        target: root.shell
        function onScreenChanged(): void {
            place.show(root.shell.screen);
            // A visit ends with its goodbye, and begins with the welcome.
            if (keyboard.item !== null && (root.shell.screen === "Goodbye" || root.shell.screen === "Welcome"))
                (keyboard.item as DockedKeyboard).begin();
        }
    }

    // The terminal's face gives way to the terminal (ui/face.py).
    onShellChanged: if (place.status !== Loader.Null)
        place.show(shell.screen)

    Arrival {
        id: arrival
        target: place
    }

    // Beside "leave", upright and in large type, there is room for the clock, not for the place.
    Band {
        id: band
        objectName: "band"
        visible: !root.shell.bare
        y: Theme.lowered ? Math.round(root.height * Theme.skyShare) : Theme.lowReach ? root.height - height : 0
        width: root.width
        height: Theme.bandHeight
        title: root.shell.title === "" ? Words.t("band.terminal") : root.shell.title
        note: root.shell.steps > 0 ? Words.t(root.shell.minutesLeft > 0 ? "band.step_and_time" : "band.step", {step: root.shell.step, steps: root.shell.steps, minutes: root.shell.minutesLeft}) : (root.shell.canLeave || root.shell.title !== "") && Theme.elder && !Theme.landscape ? root.shell.clock : root.shell.placeName + (!Theme.landscape && (Theme.elder || root.shell.placeName.length > 16) ? "\n" : "\u3000") + root.shell.clock
        elder: root.shell.elder
        languages: root.shell.languages
        language: root.shell.language
        canLeave: root.shell.canLeave
        onElderToggled: root.shell.toggle("elder")
        onReadAloud: root.shell.readAloud()
        onLanguagesAsked: root.shell.showLanguages()
        onLeaving: root.shell.leave()
    }

    Progress {
        visible: root.shell.steps > 0
        x: Theme.margin
        y: place.y + Theme.mm(Theme.landscape ? 7 : 9)
        width: (Theme.landscape ? Math.round(root.width * Theme.answerShare) : root.width) - 2 * Theme.margin
        step: root.shell.step
        steps: root.shell.steps
    }

    Foot {
        id: foot
        objectName: "foot"
        visible: !root.shell.bare
        x: Theme.landscape ? Math.round(root.width * Theme.answerShare) : 0
        y: place.y + place.height - height
        width: root.width - x
        height: Theme.footHeight
        truth: root.shell.truth
        truthIcon: root.shell.truthIcon
        onTruthAsked: root.shell.showTruth()
        onCannotBeDone: root.shell.cannotBeDone()
        lowReach: root.shell.lowReach
        onAskPerson: root.shell.askPerson()
        onLowReachToggled: root.shell.toggle("low_reach")
    }

    // The keyboard costs more to load than everything else together: it comes after the first frame, and in any case
    // before the first field, which would otherwise find no panel to type on.
    Loader {
        id: keyboard
        objectName: "keyboard"
        active: false
        x: Theme.margin
        y: place.y + place.height - height - (Theme.landscape ? Theme.gap : Theme.footHeight + Theme.actionHeight + Theme.mm(19))
        width: (Theme.landscape ? Math.round(root.width * Theme.answerShare) : root.width) - 2 * Theme.margin
        source: "components/DockedKeyboard.qml"
        Binding { target: keyboard.item; property: "language"; value: root.shell.language; when: keyboard.item !== null }
    }

    Connections {
        target: root
        enabled: root.awake && !keyboard.active
        function onFrameSwapped(): void {
            Qt.callLater(root.bringKeyboard);
        }
    }

    Loader {
        anchors.fill: parent
        active: root.shell.failureSheet
        sourceComponent: FailureSheet {
            happened: root.shell.failureHappened
            filed: root.shell.failureFiled
            next: root.shell.failureNext
            onDismissed: root.shell.dismissNotice()
            onCannotBeDone: root.shell.cannotBeDone()
        }
    }

    Loader {
        anchors.fill: parent
        active: root.shell.notice !== ""
        sourceComponent: NoticeSheet {
            text: root.shell.notice
            onDismissed: root.shell.dismissNotice()
            onCannotBeDone: root.shell.cannotBeDone()
        }
    }

    Loader {
        anchors.fill: parent
        active: root.shell.explanations.length > 0
        sourceComponent: TruthSheet {
            explanations: root.shell.explanations
            onDismissed: root.shell.dismissNotice()
        }
    }

    Loader {
        anchors.fill: parent
        active: root.shell.aboutSpeech
        sourceComponent: SpeechSheet {
            onRepeated: root.shell.dismissNotice()
            onDarkened: root.shell.toggle("blank")
            onSilenced: root.shell.toggle("speech")
        }
    }

    Loader {
        anchors.fill: parent
        active: root.shell.choosingLanguage
        sourceComponent: LanguageSheet {
            languages: root.shell.languages
            language: root.shell.language
            night: root.shell.night
            onChosen: language => root.shell.setLanguage(language)
            onNightToggled: root.shell.toggle("night")
        }
    }

    Loader {
        objectName: "idle"
        anchors.fill: parent
        active: root.shell.idleVisible
        sourceComponent: IdleWarning {
            seconds: root.shell.idleSeconds
            maintenance: root.shell.maintenance
            onStayed: root.shell.stay()
            onLeaving: root.shell.leave()
        }
    }

    KeypadRing {
        target: root.keypadAt
    }

    Loader {
        anchors.fill: parent
        active: root.shell.blank
        sourceComponent: DarkGlass {
            letThrough: root.keypadTouching
            onWoken: root.shell.toggle("blank")
        }
    }

    // Lies over everything and only listens: every touch counts as a sign of life, and one at the side edges, where no
    // screen has anything to touch, may be a technician's (kiosk/technician/access/gesture.py).
    Item {
        id: glass
        anchors.fill: parent
        readonly property int edge: Theme.mm(11)

        PointHandler {
            onActiveChanged: {
                if (!active)
                    return;
                const x = point.position.x;
                if (x < glass.edge || x > glass.width - glass.edge)
                    root.shell.atEdge(x < glass.edge ? "left" : "right");
                root.shell.touched();
            }
        }
    }
}

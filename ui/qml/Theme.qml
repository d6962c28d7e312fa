pragma Singleton
import QtQuick

// Every size and colour of the screens. Sizes are stated in millimetres of glass and turned into pixels by mm().
QtObject {
    // --- what the terminal and the resident decide -------------------------------------------------------------
    property real pixelsPerMm: 4
    // The shorter side of the glass in pixels; 0 while nobody has said.
    property int glass: 0
    property bool landscape: false
    property bool elder: false
    property bool night: false
    property bool lowReach: false
    property bool reducedMotion: false
    property string language: "zh"

    // The screens are drawn for a glass of 270 mm across (ui/engine.py, GLASS_MM). On a smaller one everything is as much
    // smaller, on a larger one it keeps its size and has more room.
    readonly property real scale: glass > 0 ? Math.min(pixelsPerMm, glass / 270) : pixelsPerMm

    // Pixels of a length on the glass.
    function mm(length: real): int {
        return Math.round(length * scale);
    }

    // --- colours: normal, elder (black on white, 7:1 everywhere), night (light on dark, for elders 7:1 too) ---------------------------------
    readonly property color ink: night ? "#F4F7FA" : elder ? "#000000" : "#10243E"
    readonly property color muted: night ? (elder ? "#DCE6F0" : "#C2CFDD") : elder ? "#1B2736" : "#46566B"
    readonly property color sea: night ? (elder ? "#9BD3FA" : "#6DB8F2") : elder ? "#083E70" : "#0B5FA5"
    readonly property color seaPressed: night ? (elder ? "#C4E4FC" : "#A4D4F8") : elder ? "#05294C" : "#083E70"
    readonly property color seaText: night ? "#0A182A" : "#FFFFFF"
    readonly property color seaTextMuted: night ? "#16304E" : elder ? "#FFFFFF" : "#DCEBF8"
    readonly property color foam: night ? "#1B3654" : "#EAF3FB"
    readonly property color foamPressed: night ? "#274A70" : elder ? "#B9D3EA" : "#CFE3F4"
    readonly property color paper: night ? "#142B47" : "#FFFFFF"
    readonly property color sand: night ? "#0A182A" : elder ? "#FFFFFF" : "#F5F7FA"
    readonly property color line: night ? (elder ? "#7C97B5" : "#35506E") : elder ? "#3C4A5C" : "#D3DDE8"
    readonly property color amber: night ? "#FFD08A" : elder ? "#6B3A00" : "#8A4B00"
    readonly property color amberGround: night ? "#3A2A10" : "#FFF3DF"
    readonly property color amberPressed: night ? "#4C3A1B" : "#FBE0B4"
    readonly property color green: night ? "#8FE0B2" : elder ? "#0F5130" : "#176F42"
    readonly property color greenGround: night ? "#12382A" : "#E4F4EB"
    readonly property color redPressed: night ? "#FFD6D1" : elder ? "#5E120F" : "#7F1A14"
    readonly property color lamp: night ? "#FFD08A" : elder ? "#8A3C00" : "#B45309"
    readonly property color red: night ? "#FFB4AB" : elder ? "#8C1D18" : "#B3261E"
    readonly property color redGround: night ? "#3D1B1A" : "#FDECEA"
    readonly property color veil: night ? "#D0000000" : "#B810243E"
    readonly property color dark: "#000000"

    // --- type: one family, sizes of the em ---------------------------------------------------------------------
    // The same character is drawn differently in China, Korea and Japan (ui/fonts.py checks that all are there).
    readonly property string region: language === "ko" ? "KR" : language === "ja" ? "JP" : "SC"
    readonly property string family: "Noto Sans CJK " + region
    readonly property string mono: "Noto Sans Mono CJK " + region
    readonly property int display: mm(landscape ? (elder ? 15 : 14) : elder ? 18 : 16)
    readonly property int headline: mm(elder ? (landscape ? 13 : 15) : 12)
    readonly property int title: mm(elder ? 12 : 9)
    readonly property int body: mm(elder ? 10.7 : 7.5)
    readonly property int small: mm(elder ? 8.6 : 6)
    readonly property real lineHeight: 1.3

    // --- shape and grid ----------------------------------------------------------------------------------------
    readonly property int hairline: Math.max(1, mm(elder ? 1 : 0.5))
    readonly property int focusLine: Math.max(2, mm(elder ? 1.5 : 1))
    readonly property int focusRing: Math.max(3, mm(elder ? 2 : 1.5))
    readonly property int focusGap: Math.max(2, mm(1))
    readonly property int cardRadius: mm(5)
    readonly property int buttonRadius: mm(7)
    readonly property int margin: mm(14)
    readonly property int gap: mm(6)
    readonly property int target: mm(20)
    readonly property int bandHeight: mm(elder ? 38 : 33)
    readonly property int actionHeight: mm(landscape ? 34 : 36)
    readonly property int footHeight: mm(landscape ? (elder ? 62 : 54) : 42)
    readonly property real answerShare: 0.62
    // Low reach. Upright, the upper part of the glass is only looked at; lying down, the band goes to the lower edge.
    readonly property bool lowered: lowReach && !landscape
    readonly property real skyShare: 0.4

    // --- motion: under 200 ms, eases out, in the direction of travel -------------------------------------------
    readonly property int travelTime: reducedMotion ? 0 : 160
    // How long a choice is seen before the screen goes on by itself, and how long the next one then takes no touch: the
    // second half of a double tap answers nothing.
    readonly property int choiceTime: 220
    readonly property int settleTime: 450
    readonly property int travelWay: mm(16)
    // One turn of what marks a wait, and how long a control that is off says why.
    readonly property int turnTime: 1600
    // How long after the last stroke a character is taken to be finished.
    readonly property int writingPause: elder ? 3000 : 1800
    readonly property int reasonTime: elder ? 12000 : 8000
}

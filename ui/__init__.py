"""Everything a resident sees and touches: QML screens, small view-models behind them, what drives them.

``app`` composes the process, ``visit_controller`` holds the visit, ``workers`` are the threads that own
devices, verification and filing, ``viewmodels`` the properties of each screen, ``qml`` the screens. Qt lives
here and nowhere else.
"""

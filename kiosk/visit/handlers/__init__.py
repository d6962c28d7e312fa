"""What each event does in the stages that take it. `kiosk.visit.table` says which stages those are."""

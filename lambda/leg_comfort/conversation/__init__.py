"""What to say next. Pure: (session, turn) → (session, reply)."""

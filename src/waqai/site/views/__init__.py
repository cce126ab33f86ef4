"""What each address answers: fetch through the store, lay out through cards and sheets, render."""

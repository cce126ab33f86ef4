"""Article → report: what happened, who says so, who asks what of whom. Pure functions, no clock, network or database."""

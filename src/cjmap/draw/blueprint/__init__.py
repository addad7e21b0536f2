"""The service blueprint: what the customer does, what we do for it, and the lines between."""

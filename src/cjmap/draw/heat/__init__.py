"""The heat map: touchpoints by what is known of them, and stages by channels."""

"""The questions asked of the model: figures, comparison, gates, charts, maps, reports and the command line."""

"""The parts that random deals are made of: plain mappings, from few draws, valid as they are made."""

"""The default English pipeline: weights, tables, licence and cards."""

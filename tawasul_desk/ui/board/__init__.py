"""The supervisor's board, and an officer's own figures: tiles, charts and tables that lead to cases."""

"""The compiled engine: the same model as one event loop in machine code.

Read in this order: `state` (what changes), `loop` (what is next), `orders`, `picking`, `shelves`, `trucks`, `days` (what happens),
`alerts` (who watches), `heap`, `slots`, `room`, `buffers`, `leaving` (how it is kept), `engine` (the run).
"""

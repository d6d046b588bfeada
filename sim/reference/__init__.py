"""The SimPy engine: the executable specification of the model.

Read in this order: `world` (time and what everybody shares), `customers` (orders come in), `order`, `line` and `parcel` (from placing to the
customer's door), `warehouse` (stock, pickers, shifts, reviews, the daily close), `supply` (replenishment orders, suppliers, trucks),
`alerts` (who watches all that), `engine` (the run).

Decisions are the rules in `sim.rules`, which the compiled engine calls as well; what is written here is the flow: who waits for whom.
"""

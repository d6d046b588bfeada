"""What the YAML reference says that no field can: how files combine, how units are written, what is refused."""

INTRODUCTION = """\
# The YAML reference

<!-- Written by `python -m sim.scenario.reference_docs --write` from the schema in `sim/scenario`; do not edit. -->

A scenario is a YAML file. `fencang validate FILE` checks it, `fencang show FILE` prints it with the file and line
every value came from; saved in the folder it was printed in, that text loads as the same scenario. All problems are
reported at once, each with its place and what was expected there.

```yaml
extends: base.yaml            # everything as in base.yaml, except:
name: Two warehouses
warehouse_defaults:           # what the warehouses share
  opening: {hours: 06:00-22:00}
warehouses:
  - name: Guangzhou           # known in base.yaml: only the area differs
    area: 9000 m2
  - name: Kunshan             # not known there: a new warehouse
    region: 华东
    latitude: 31.38
    longitude: 120.95
    stock: {source: Guangzhou}
  - {name: Tianjin, remove: true}
```

## How files combine

1. `extends` names another YAML file, relative to the one it stands in. Where there is none, a path that begins with
   `scenarios/`, such as `scenarios/seven-hubs.yaml`, names a reference scenario that comes with fencang, so that a
   folder of your own needs no copy. Files may extend one another up to 20 deep, never in a circle.
2. The differences are laid over the extended file:
   - **mappings** merge key by key;
   - **lists of named things** (every item a mapping with a `name` of its own) merge by name. What is new is
     appended, or stands before the item that `before: <name>` says, where order matters ("the first that applies is
     taken"). `{name: x, remove: true}` takes `x` away. A new carrier, zone, policy, list,
     assignment, promise or supplier whose name is a near miss of an inherited one is refused, unless the same list
     mentions that one too: it was probably meant;
   - a list of named things over a **CSV file** changes, adds or removes the rows it names;
   - a file with a `name` of its own does not inherit `name_zh`, `description` and `description_zh`, which belong to
     the other name; nor does one with a `description` of its own inherit the `description_zh` of another;
   - `null` takes a value away, so that the default of this reference holds again;
   - **everything else replaces**: values, other lists, and distributions, so `{gamma: {mean: 2 d, cv: 0.3}}` is
     always stated in full.
3. `warehouse_defaults` holds any keys of a warehouse. After all files are combined it is laid *beneath* every
   warehouse by the same rules.
4. Overrides from the command line or from `load(path, overrides=["demand.orders=4000 /d"])` come last.

So, from strongest to weakest: an override; the warehouse itself, in the file named, then in the files it extends;
`warehouse_defaults`, in the file named, then in the files it extends; the default below.

**CSV files.** `customers.cities`, `demand.calendar` and `products.skus` may be the path of a CSV file (UTF-8,
separated by commas) instead of a list. It is relative to the file it is written in, and must lie in the folder of
the scenario or of a file it extends; where there is none, `scenarios/data/…` is a table that comes with fencang.
The first line names the columns: a key of the table, or a key and a unit, as in `weight [g]`. Below a head without
unit each cell carries its own (`800 g`). An empty cell is left out. Lines before the head that begin with `#` are
remarks. A table has at most 50 MB, 100,000 rows and 100 columns.

**Which files are read.** A scenario may come from somebody else, so what it names does not lead everywhere. Paths are
relative. `extends` stays in the folder above that of the file you named, or in the working directory where that lies
above it still, and below; a table stays in the folder of the file that names it, or of a file that one extends, and
below; besides, both find what comes with fencang. Links are followed before that is looked at. Only regular files are
read: no pipes, no devices.

**YAML** is read by version 1.2: `no` and `12:30` are text. Keys stand once; tags and `<<` are refused; a file has
at most 1 MB, 100,000 values (aliases followed) in 40 levels. Texts are in any language, on one line, of at most 1,000
characters (descriptions: several lines, 10,000), without control characters. Names that look like
numbers are put in quotes: `name: "11.11"`. A time of day in braces or brackets may stand as it is: `[11:00, 18:00]`.

A quantity carries its unit; only `0` may stand alone, and shares may be plain numbers (`0.08` for `8 %`). `3.5 元`,
`3.5 CNY`, `3.5 RMB` and `¥3.5` mean the same, as do `m2`, `m²` and `㎡`, or `元/t/km` and `元/(t·km)`, and units may
be Chinese words: `2 天`, `36 小时`, `20 分钟`, `3 斤` (of 500 g), `元/公斤`, `/年`. Commas may part thousands where no
decimal comma can be meant: `1,500,000 /y`.

No quantity is negative. Money is kept in whole fen, time in whole seconds: what does not come out whole is refused, not
rounded. Only what a distribution is drawn with (a mean, the limits of a range) may have fractions; what is drawn is
then rounded. Python code may pass strings as here, or numbers in the unit of the last column.
"""

ROUNDED_COUNTS = """\
The last five are continuous: a drawn value counts as the nearest whole number, halves up, at least 1 and at most
1,000,000. With F for the distribution function of the values, P(1) = F(1.5) and P(n) = F(n + 0.5) − F(n − 0.5). The
parameters are those of the values; the mean of the number is larger where values below 1 are likely (`{exponential:
{mean: 2}}` gives 2.2 on average), and close to `mean` elsewhere. What is derived from demand, such as safety stock, uses
mean and deviation of the number.
"""

TAIL = """\
## What is checked beyond single keys

- Names are unique in their list; suppliers and warehouses share no name. Who is named exists: suppliers,
  warehouses, carriers, SKUs, cities, and regions and provinces, which must occur in the city table or among the
  warehouses, or be one of China's by its short name.
- No warehouse supplies itself, directly or in a circle.
- A policy has the parameters of its kind, as the last table says: its levels are given (s < S), or derived from one of
  `service_level`, `fill_rate`, `cover` and `optimal`; optimal levels need the costs that they weigh. A warehouse with a
  source has a policy for every SKU, one without none that orders; every SKU has somebody who supplies it.
- SKUs that are rounded to layers or pallets have some; trucks are those of a line-haul; lots, Q, minimum orders
  (of policies and of suppliers) and the minimums of joint orders fit into the storage.
- At least one warehouse serves customers; lists of allocation cover every city; every city is reached by a zone of
  some carrier from some warehouse that may ship to it, and served by one that keeps each SKU. Shares of carriers, of
  split sources, and of planning rounds and opening stock add up to 1.
- A policy that follows a forecast names one, with the parameters of its method. What is ordered ahead is for events that
  raise demand. A class is one that SKUs have, or that `products.classes` computes.
- Counts have the keys of their kind. An alert has the limit of its kind, and watches something that can raise it. Goods
  with a shelf life are not written off the moment they arrive. Warehouses that share stock have somebody to share with.
- Shifts lie in opening hours at least in part; delivery hours do not pass midnight; steps of a promise follow one
  another, and none promises what is past.
- The measured time is whole days; events end after they begin; an order asks for no more lines than there are SKUs.

What is allowed but odd is a **warning**, with file and line, on standard error; the exit code stays 0: a class that no
SKU is in, a policy that no SKU has, opening stock, lots or a supplier's minimum order above S, a storage too small for
what policies order up to or for a usual day's demand, a supplier who makes less than that, joint orders without a minimum,
or with one that policies only reach once customers wait; stock that lasts longer than its shelf life; forecasts, counts,
plans, shares and limits that nothing comes of.

## What each policy takes

A review is `review` or `review_days`, with `review_at`; "derived" stands for `service_level`, `fill_rate`, `cover` or
`optimal`, instead of the levels.

| kind | review | levels, given or derived | needs | may have |
|---|---|---|---|---|
"""

"""Two scenarios of a few orders, as files: a shop, and the same with a second site."""

SHOP = """\
name: corner shop
name_zh: 小店
horizon: {warm_up: 1 d, measure: 3 d, cool_down: 2 d}
customers:
  cities:
    - {name: Near, region: East, latitude: 31, longitude: 121, demand_share: 1, code: 310000}
    - {name: Far, region: West, latitude: 36, longitude: 103, demand_share: 1, code: 620100}
products:
  skus: [{name: a, value: 1 元, weight: 500 g}]
demand: {orders: 40 /d, lines: 1, quantity: 1}
warehouses:
  - {name: hub, region: East, latitude: 31, longitude: 121, area: 100 m2, rent: 30 元/m2/month}
carriers:
  - {name: post, speed: 60 km/h, zones: [{name: all, first_price: 5 元}]}
"""
SECOND = """\
extends: shop.yaml
name: two shops
warehouses:
  - {name: site, region: West, latitude: 36, longitude: 103, area: 100 m2, rent: 30 元/m2/month}
"""

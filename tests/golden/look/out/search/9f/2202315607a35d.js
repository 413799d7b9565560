mingbaiSearch(["位自 街道","VIA="])

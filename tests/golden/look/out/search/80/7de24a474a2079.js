mingbaiSearch(["在这 青禾","VIA="])

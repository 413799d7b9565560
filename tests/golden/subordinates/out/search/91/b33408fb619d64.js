mingbaiSearch(["02 评9 这个 202","VVU="])

mingbaiSearch(["02 例) 这个 202","VVU="])

mingbaiSearch(["%;","UA=="])

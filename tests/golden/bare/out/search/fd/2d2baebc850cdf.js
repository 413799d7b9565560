mingbaiSearch(["23 、项 分, 重阳 59.9","VVVUlQ=="])

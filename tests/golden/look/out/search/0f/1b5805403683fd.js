mingbaiSearch(["口 禾 多少 花了","SVQ="])

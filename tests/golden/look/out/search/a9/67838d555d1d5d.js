mingbaiSearch(["(示 23 袋公 道2","VUlA"])

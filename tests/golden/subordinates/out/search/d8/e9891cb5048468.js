mingbaiSearch(["本 万元 分数 自评 .00 0.0","Sqqq"])

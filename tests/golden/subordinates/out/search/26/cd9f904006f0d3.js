mingbaiSearch(["项 23 分, 90.0","Sqo="])

mingbaiSearch(["3年 公园 处(","VJQ="])

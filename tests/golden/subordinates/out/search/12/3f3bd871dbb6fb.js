mingbaiSearch(["00 全年 线为","VVA="])

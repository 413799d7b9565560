mingbaiSearch(["00 全年 线为 90分","VVU="])

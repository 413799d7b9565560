mingbaiSearch(["3年 公园 处( 23年","VJVA"])
